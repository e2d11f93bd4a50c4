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

  // The one place where an address becomes that of a script: only files of this site, no scheme, no other host. The policy of the
  // pages holds browsers that know trusted types to it.
  var motcua = window.motcua = window.motcua || {}, policy = { createScriptURL: own };
  if (window.trustedTypes) policy = window.trustedTypes.createPolicy('motcua', policy);
  function own(address) {
    if (!/^(?!\/\/)[\w./-]+(\?\w+)?$/.test(address)) throw new TypeError(address);
    return address;
  }
  motcua.script = function (address) {
    var script = document.createElement('script');
    script.src = policy.createScriptURL(address);
    return script;
  };
})();
