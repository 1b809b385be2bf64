"use strict";

// The description of the API, drawn by Swagger UI; it follows the theme of the page.

(() => {
  const place = document.getElementById("swagger-ui");
  const style = document.getElementById("dark");

  function follow() {
    const dark = matchMedia(style.media).matches;
    document.documentElement.classList.toggle("dark-mode", dark);
  }

  follow();
  document.addEventListener("themechange", follow);
  SwaggerUIBundle({
    url: place.dataset.openapi,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    filter: true,
    validatorUrl: null,
  });
})();
