// An address that names a part which is folded opens it; browsers of before do not.
(function () {
  'use strict';
  function open() {
    var part = location.hash.length > 1 && location.hash.indexOf('=') < 0 && document.getElementById(location.hash.slice(1));
    for (var box = part && part.closest('details'); box; box = box.parentNode.closest('details')) box.open = true;
    if (part) part.scrollIntoView();
  }
  addEventListener('hashchange', open);
  open();
})();
