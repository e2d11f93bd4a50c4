// The way to another language takes along what was chosen on this page.
(function () {
  'use strict';
  document.querySelectorAll('header a[hreflang]').forEach(function (link) {
    link.addEventListener('click', function () {
      link.search = location.search;
      link.hash = location.hash;
    });
  });
})();
