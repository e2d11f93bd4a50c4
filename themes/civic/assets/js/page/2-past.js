// What is over is not shown any more, also when the site was built days ago. Days are those of Việt Nam, UTC+7.
(function () {
  'use strict';
  var today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  document.querySelectorAll('[data-until]').forEach(function (part) {
    if (part.dataset.until >= today) return;
    part.hidden = true;
    var whole = part.closest('[data-whole]');
    if (!whole || whole.querySelector('[data-until]:not([hidden])')) return;
    whole.hidden = true;
    var none = whole.nextElementSibling;
    if (none && none.hasAttribute('data-none')) none.hidden = false;
  });
})();
