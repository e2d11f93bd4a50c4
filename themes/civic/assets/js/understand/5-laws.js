// Laws and forms by their numbers: what a text names, and who cites it or asks for it.
(function (M) {
  'use strict';

  // The laws that a text names, each with its place: «58/2026/NĐ-CP», «58/2026», or a word for laws of a kind before a number,
  // «nghị định 58». A number behind a stroke or a point is a part of a date or of a code.
  M.laws = function (text, index) {
    var tokens = M.tokens(text), kinds = index.words.laws, list = [];
    function between(at) { return text.slice(tokens[at].to, tokens[at + 1].from); }
    function kind(at) {
      for (var n = kinds.longest; n; n--) {
        var found = at >= n && M.phrase(tokens, at - n, n, index, kinds);
        if (found) return { from: tokens[at - n].from, letters: found.means.map(bare) };
      }
    }
    tokens.forEach(function (token, at) {
      if (!/^\d{1,4}$/.test(token.fold) || at && /[\/.,]\s*$/.test(between(at - 1))) return;
      var named = kind(at), rest = [], end = at;
      while (end + 1 < tokens.length && (end === at ? /^\s?\/\s?$/ : /^\s?[\/-]\s?$/).test(between(end))) rest.push(tokens[++end].fold);
      var year = /^(19|20)\d\d$/.test(rest[0]) ? rest.shift() : '', letters = rest.join('');
      if (/^\d/.test(letters) || !(year || letters || named)) return;
      list.push({
        number: token.fold, year: year, letters: letters ? [letters] : named ? named.letters : [''],
        from: named ? named.from : token.from, to: tokens[end].to
      });
    });
    return list.concat(forms(text, index));
  };
  // Forms by their codes, however they are typed: «CT01», «ct-01», «ct 1». A word that titles have is none, nor one with a vowel
  // that stands apart from its figures: «số 1», «quý 2».
  function forms(text, index) {
    var list = [];
    text.replace(/(^|[^0-9a-z\u00c0-\u1eff])([a-z\u0111]{1,4})([\s.-]?)(\d{1,3})(?![\/0-9a-z\u00c0-\u1eff])/gi, function (found, before, letters, apart, figures, at) {
      var bare = M.fold(letters), words = [figures, '0' + figures, figures.replace(/^0+(?=\d)/, '')].map(function (own) { return bare + own; });
      if (letters.length + figures.length < 3 || apart && /[aeiouy]/.test(bare) || index.known(words[0])) return;
      list.push({ number: words[0], forms: words, letters: letters.toUpperCase(), from: at + before.length, to: at + found.length });
    });
    return list;
  }
  function bare(text) { return M.words(M.fold(text)).join(''); }

  // Whether a law of this number, as it is written, is the one that was named.
  M.isLaw = function (law, written) {
    var words = M.words(M.fold(written)).slice(1), year = /^\d{4}$/.test(words[0]) ? words.shift() : '', letters = words.join('');
    return (!law.year || law.year === year) && law.letters.some(function (begin) { return letters.indexOf(begin) === 0; });
  };
})(window.motcua);
