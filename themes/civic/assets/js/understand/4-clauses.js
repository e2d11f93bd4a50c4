// Long sentences: which part says what is asked for.
(function (M) {
  'use strict';
  // Shorter questions have one part.
  var LONG = 7;

  // Marks the words that do not stand behind a phrase that asks, up to where another part of the sentence begins: «con tôi mười bốn
  // tuổi thì đi làm căn cước ở đâu». Where hardly any word stands there, all count alike.
  M.clauses = function (text, tokens, index) {
    var table = index.words.clauses, isAsked = false, minor = [], at = 0;
    function found(at) {
      for (var n = Math.min(table.longest, tokens.length - at); n; n--) {
        var phrase = M.phrase(tokens, at, n, index, table);
        if (phrase) return { n: n, kind: phrase.kind };
      }
      return { n: 1 };
    }
    while (at < tokens.length) {
      var next = found(at);
      if (next.kind === 'joint' || at && /[,;.:?!()]/.test(text.slice(tokens[at - 1].to, tokens[at].from))) isAsked = false;
      if (next.kind === 'ask') isAsked = true;
      for (; next.n; next.n--, at++) if (!isAsked) minor.push(tokens[at]);
    }
    if (tokens.length >= LONG && minor.length < tokens.length - 1) minor.forEach(function (token) {
      [[token]].concat(token.others || []).forEach(function (choice) { choice.forEach(function (token) { token.minor = true; }); });
    });
  };
})(window.motcua);
