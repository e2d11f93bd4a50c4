// Phrases of the language and what they stand for.
(function (M) {
  'use strict';

  // Words cut into phrases, the longest first, and what each may stand for.
  M.cut = function (tokens, index) {
    var table = index.words.full, places = tokens.map(function (token) { return [[token]]; });
    // One more, for a word that turns a phrase round.
    for (var n = Math.min(table.longest + 1, tokens.length); n; n--) {
      for (var at = 0; at + n <= tokens.length; at++) {
        var own = tokens.slice(at, at + n), found = !own.some(function (token) { return token.phrase; }) &&
          (M.phrase(tokens, at, n, index, table) || turned(own, index, table));
        if (!found) continue;
        for (var i = 0; i < n; i++) places[at + i] = [[]];
        places[at] = choices(found, own);
        tokens = tokens.map(function (token) { return own.indexOf(token) < 0 ? token : Object.assign({}, token, { phrase: true }); });
      }
    }
    return places;
  };
  // A phrase in the other order: «X bị mất» for «mất X».
  function turned(own, index, table) {
    for (var at = own.length - 2; at > 0 && index.words.turns; at--) {
      if (index.words.turns.indexOf(own[at].fold) < 0) continue;
      var other = own.slice(at + 1).concat(own.slice(0, at)), found = M.phrase(other, 0, other.length, index, table);
      if (found && found.kind === 's') return found;
    }
  }
  function choices(phrase, own) {
    if (phrase.kind === 'q') return [own.length > 1 ? [] : [Object.assign({}, own[0], { light: true })]];
    return (phrase.kind === 'a' && own[0].unknown ? [] : [own]).concat(phrase.means.map(function (text) {
      return M.read(text, 'meant').map(function (token) { return Object.assign(token, { minor: own[0].minor }); });
    }));
  }

  // What a phrase stands for may hold words that were typed too; nothing is asked for twice.
  M.asked = function (before, choice) {
    return before.concat(choice.filter(function (token) {
      return !before.some(function (other) {
        return other.fold === token.fold && (other.meant || token.meant) && (M.agrees(other, token.shape) || M.agrees(token, other.shape));
      });
    }));
  };
})(window.motcua);
