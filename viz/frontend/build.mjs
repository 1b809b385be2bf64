// Bundles the third-party browser code into ../static/vendor and writes what a
// reader must know of it: manifest.json there, THIRD_PARTY_NOTICES.md at the top.
// Run `npm ci --ignore-scripts && npm run build`; the output is committed.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../static/vendor");
const notices = join(here, "../../THIRD_PARTY_NOTICES.md");

const packageOf = (path) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

const describe = (name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)|^swagger-ui-bundle.*LICENSE/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { name, version, license, texts };
};

const bundleVis = async () => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: ["vis.mjs"],
    bundle: true,
    charset: "utf8",
    format: "iife",
    globalName: "vis",
    legalComments: "none", // the notices carry them in full
    metafile: true,
    minify: true,
    outfile: join(vendor, "vis-network.js"),
    target: "es2020",
    write: false,
  });
  const names = new Set(Object.keys(metafile.inputs).map(packageOf));
  names.delete(undefined);
  return {
    file: "vis-network.js",
    bytes: outputFiles[0].contents,
    packages: [...names].sort(),
  };
};

const copySwagger = (file) => ({
  file,
  bytes: readFileSync(join(here, "node_modules/swagger-ui-dist", file)),
  packages: ["swagger-ui-dist"],
});

const sha384 = (bytes) =>
  `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

const outputs = [
  await bundleVis(),
  copySwagger("swagger-ui-bundle.js"),
  copySwagger("swagger-ui.css"),
];
const packages = new Map(
  outputs.flatMap(({ packages: names }) => names.map((n) => [n, describe(n)])),
);

const manifest = outputs.map(({ file, bytes, packages: names }) => ({
  file,
  integrity: sha384(bytes),
  packages: names.map((key) => {
    const { name, version, license } = packages.get(key);
    return { name, version, license };
  }),
}));

// One text stands once, however many packages share it.
const users = new Map();
for (const { name, texts } of packages.values()) {
  for (const text of texts) users.set(text, [...(users.get(text) ?? []), name]);
}
const rows = [...packages.values()].map(
  ({ name, version, license }) => `| ${name} | ${version} | ${license} |`,
);
const document = [
  "# Third-party notices",
  "",
  "The browser code in `viz/static/vendor` contains these packages, unchanged but",
  "for bundling. `viz/frontend` builds it and writes this page.",
  "",
  "| package | version | licence |",
  "|---|---|---|",
  ...rows,
  ...[...users].flatMap(([text, names]) => [
    "",
    `## ${names.join(", ")}`,
    "",
    "````text",
    ...text.split(/\r?\n/).map((line) => line.trimEnd()),
    "````",
  ]),
  "",
].join("\n");

for (const { file, bytes } of outputs) writeFileSync(join(vendor, file), bytes);
writeFileSync(
  join(vendor, "manifest.json"),
  `${JSON.stringify(manifest, null, 2)}\n`,
);
writeFileSync(notices, document);
