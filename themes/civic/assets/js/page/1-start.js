// What every page can do better with scripts. Each file of this folder is a function of its own and touches only its part;
// without scripts nothing is lost. No value of content is ever written as HTML.
(function () {
  'use strict';
  var motcua = window.motcua = window.motcua || {};
  document.documentElement.classList.add('js');
  // Buttons that only a script can serve are hidden until it is here.
  document.querySelectorAll('[data-do="print"]').forEach(function (button) {
    button.hidden = false;
    // A picture that waits until it is seen is not on the sheet of a printer that does not wait for it.
    button.addEventListener('click', function () {
      var pictures = [].slice.call(document.querySelectorAll('img[loading=lazy]'));
      pictures.forEach(function (picture) { picture.loading = 'eager'; });
      Promise.all(pictures.map(function (picture) { return picture.decode().catch(function () {}); })).then(function () { window.print(); });
    });
  });

  // What the reader chose stands behind the #, which a host never learns. Addresses of before, with a ?, are read as well.
  motcua.kept = function () { return new URLSearchParams(location.search.slice(1) + '&' + location.hash.slice(1)); };
  motcua.keep = function (pairs) {
    var chosen = pairs.map(function (pair) { return pair[0] + '=' + encodeURIComponent(pair[1]); }).join('&');
    var kiosk = /[?&](kiosk=[\w-]+)/.exec(location.search), search = kiosk ? '?' + kiosk[1] : '';
    var hash = chosen ? '#' + chosen : location.hash.indexOf('=') > 0 ? '' : location.hash;
    if (search === location.search && hash === location.hash) return;
    try {
      history.replaceState(history.state, '', (search || location.pathname) + hash);
    } catch (e) {
      // A page from a file may change nothing but what follows the #.
      location.replace(hash || '#');
    }
  };

  // The form that the language has for this number, of «one={n} copy|other={n} copies».
  motcua.form = function (forms, n) {
    var all = {};
    forms.split('|').forEach(function (form) { all[form.split('=', 1)] = form.slice(form.indexOf('=') + 1); });
    return (all[new Intl.PluralRules(document.documentElement.lang).select(n)] || all.other).replace('{n}', n);
  };

  // The one place where an address becomes that of a script: only files of this site, no scheme, no other host. The policy of the
  // pages holds browsers that know trusted types to it.
  var policy = { createScriptURL: own };
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
