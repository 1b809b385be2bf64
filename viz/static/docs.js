"use strict";

// The description of the API, drawn by Swagger UI; it follows the theme of the page.

(() => {
  const place = document.getElementById("swagger-ui");
  const style = document.getElementById("dark");

  function follow() {
    const dark = matchMedia(style.media).matches;
    document.documentElement.classList.toggle("dark-mode", dark);
  }

  // The names of operations are links within buttons: plain words do, the address follows.
  const plainNames = () => ({
    wrapComponents: {
      DeepLink: (_Link, { React }) => ({ text }) => React.createElement("span", null, text),
    },
  });

  follow();
  document.addEventListener("themechange", follow);
  SwaggerUIBundle({
    url: place.dataset.openapi,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    filter: true,
    plugins: [plainNames],
    validatorUrl: null,
  });
})();
