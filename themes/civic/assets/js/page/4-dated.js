// What holds only on some days follows the reader's day, that of Việt Nam: where a procedure stands, what is over, whether a check
// is overdue, whether the whole site is old. Without scripts it stays as it was on the day of publication, which every page names.
(function () {
  'use strict';
  var my = window.motcua;
  var today = my.iso(my.now().day);
  document.querySelectorAll('[data-since],[data-until]').forEach(function (part) {
    var over = today > part.dataset.until;
    part.hidden = over || today < part.dataset.since;
    // A list of which nothing is left gives way to the word that there is nothing.
    var whole = over && part.closest('[data-whole]');
    if (!whole || whole.querySelector('[data-until]:not([hidden])')) return;
    whole.hidden = true;
    var none = whole.nextElementSibling;
    if (none && none.hasAttribute('data-none')) none.hidden = false;
  });
  // The text of a procedure that does not apply is folded; on the days on which it applies it lies open, without its cover.
  document.querySelectorAll('details[data-from],details[data-to]').forEach(function (part) {
    part.open = !(today < part.dataset.from || today > part.dataset.to);
    part.classList.toggle('off', !part.open);
  });
})();
