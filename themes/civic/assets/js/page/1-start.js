// What every page can do better with scripts. Each file of this folder is a function of its own and touches only its part;
// without scripts nothing is lost. No value of content is ever written as HTML.
(function () {
  'use strict';
  document.documentElement.classList.add('js');
  // Buttons that only a script can serve are hidden until it is here.
  document.querySelectorAll('[data-do="print"]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
})();
