// Bundles the third-party browser code into ../static/vendor and writes what a
// reader must know of it: manifest.json there, THIRD_PARTY_NOTICES.md at the top.
// Run `npm ci --ignore-scripts && npm run build`; the output is committed.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../static/vendor");
const notices = join(here, "../../THIRD_PARTY_NOTICES.md");

const packageOf = (path) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

const inPackage = (name, file) => join(here, "node_modules", name, file);

const describe = (name) => {
  const folder = inPackage(name, "");
  const { version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const found = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)|^swagger-ui-bundle.*LICENSE/i.test(file))
    .sort()
    .map((file) => join(folder, file));
  const ours = join(here, "licences", `${name.split("/")[0].slice(1)}.txt`);
  const texts = (found.length ? found : [ours]).map((path) =>
    readFileSync(path, "utf8").trim(),
  );
  return { name, version, license, texts };
};

// What a package that comes as a bundle has in it, by its source map.
const bundledIn = (path) => {
  const map = `${path}.map`;
  if (!existsSync(map)) return [];
  const { sources } = JSON.parse(readFileSync(map, "utf8"));
  return sources.map(packageOf);
};

const bundle = async (entry, file, globalName) => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    charset: "utf8",
    format: "iife",
    globalName,
    legalComments: "none", // the notices carry them in full
    metafile: true,
    minify: true,
    outfile: join(vendor, file),
    target: "es2020",
    write: false,
  });
  const inputs = Object.keys(metafile.inputs);
  const names = new Set([
    ...inputs.map(packageOf),
    ...inputs.flatMap((path) => bundledIn(join(here, path))),
  ]);
  names.delete(undefined);
  return { file, bytes: outputFiles[0].contents, packages: [...names].sort() };
};

const copy = (name, from, file, others = []) => ({
  file,
  bytes: readFileSync(inPackage(name, from)),
  packages: [name, ...others],
});

const font = (subset) =>
  copy(
    "@fontsource-variable/noto-sans",
    `files/noto-sans-${subset}-wght-normal.woff2`,
    `noto-sans-${subset}.woff2`,
  );

const sha384 = (bytes) =>
  `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

const outputs = [
  await bundle("vis.mjs", "vis-network.js", "vis"),
  await bundle("yasqe.mjs", "yasqe.js", "yasqe"),
  copy("@zazuko/yasqe", "build/yasqe.min.css", "yasqe.css", ["codemirror"]),
  copy("swagger-ui-dist", "swagger-ui-bundle.js", "swagger-ui-bundle.js"),
  copy("swagger-ui-dist", "swagger-ui.css", "swagger-ui.css"),
  font("latin"),
  font("latin-ext"),
  font("vietnamese"),
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
  "The browser code and fonts in `viz/static/vendor` contain these packages, unchanged",
  "but for bundling. `viz/frontend` builds it and writes this page.",
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
