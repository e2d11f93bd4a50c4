// What holds only on some days follows the reader's day: where a procedure stands, whether a check is overdue, whether the whole
// site is old. Without scripts it stays as it was on the day of publication, which every page names.
(() => {
  'use strict';
  const my = window.motcua;
  const today = my.iso(my.now().day);
  document.querySelectorAll('[data-since],[data-until]').forEach(part => {
    part.hidden = today < part.dataset.since || today > part.dataset.until;
  });
})();
