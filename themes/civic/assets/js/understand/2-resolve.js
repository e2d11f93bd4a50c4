// Words that need a second look: mistyped, joined, unfinished, in first letters.
(function (M) {
  'use strict';

  // Words that nobody knows are read as typed without an input method, joined, unfinished or mistyped. A word that is known is
  // doubted only when no title has it beside its neighbours and another that sounds like it has.
  M.resolve = function (tokens, index, isOpen, quick) {
    var words = index.words, bySound = index.bySound, out = [];
    function known(word) { return index.known(word) || words.known.has(word) || index.below(word); }
    function alike(word) {
      if (!bySound) {
        bySound = index.bySound = new Map();
        index.all(function (term) {
          var key = words.sound(term), list = bySound.get(key);
          if (list) list.push(term); else bySound.set(key, [term]);
        });
      }
      return bySound.get(words.sound(word)) || [];
    }
    tokens.forEach(function (token, at) {
      var parts, decoded;
      if (known(token.fold) || /^\d+$/.test(token.fold)) {
        // What looks like first letters may stand for other titles than those that say it so.
        if (M.FIRSTS.test(token.fold)) token.others = initials(token.fold, index);
        out.push(token);
        return;
      }
      words.typing.some(function (method) {
        var word = M.typed(token.shape === token.fold ? token.fold : token.shape, method);
        if (word && known(M.fold(word))) decoded = M.tokens(word)[0];
        return decoded;
      });
      if (decoded) out.push(decoded);
      else if (token.fold.length > 5 && (parts = split(token.fold, index))) parts.forEach(function (part) { out.push({ fold: part, shape: part }); });
      else {
        token.unknown = true;
        token.open = isOpen && at === tokens.length - 1;
        out.push(token);
      }
    });
    if (!quick) out.forEach(function (token, i) {
      if (/\d/.test(token.fold) || words.phrases.has(token.fold) && token.unknown) return;
      if (!token.unknown && (M.beside(out, i, token.fold, index) || out.length < 2)) return;
      var found = [];
      function add(word, cost) {
        var score = M.beside(out, i, word, index);
        if (word !== token.fold && (score || token.unknown)) found.push({ word: word, score: (score * 4 + 1 / index.weight(word)) / cost });
      }
      alike(token.fold).forEach(function (word) { add(word, 1); });
      index.all(function (word) {
        if (token.fold.length > 2 && M.near(token.fold, word, 1)) add(word, 2);
        else if (token.open && token.fold.length > 1 && word.indexOf(token.fold) === 0) add(word, 2);
        else if (token.unknown && token.fold.length > 6 && (M.near(token.fold, word, 2) || M.kin(token.fold, word))) add(word, 3);
      });
      if (found.length) {
        found.sort(function (a, b) { return b.score - a.score || (a.word < b.word ? -1 : 1); });
        token.others = found.slice(0, token.unknown ? 3 : 2).map(function (one) { return M.read(one.word, 'guess'); }).concat(token.others || []);
      }
      if (token.unknown && token.fold.length > 1 && token.fold.length < 7) token.others = (token.others || []).concat(initials(token.fold, index));
    });
    return out;
  };

  // Words that were joined, as few and as usual as can be.
  function split(text, index) {
    var best = [{ score: 0, parts: [] }];
    for (var end = 1; end <= text.length; end++) {
      for (var from = Math.max(0, end - 14); from < end; from++) {
        var word = text.slice(from, end), before = best[from];
        if (!before || word.length < 2 || !index.known(word)) continue;
        var last = before.parts[before.parts.length - 1];
        var score = before.score - index.weight(word) - 1 + (index.pair(last, word) ? 4 : 0);
        if (!best[end] || score > best[end].score) best[end] = { score: score, parts: before.parts.concat(word) };
      }
    }
    return best[text.length] && best[text.length].parts.length > 1 ? best[text.length].parts : null;
  }

  // Runs of words in titles whose first letters are these.
  function initials(letters, index) {
    var found = new Map();
    if (index.guide) return [];
    index.docs.forEach(function (doc) {
      doc.names.forEach(function (name) {
        var firsts = name.firsts || (name.firsts = name.words.slice(0, name.own).map(function (word) { return word[0]; }).join(''));
        for (var at = firsts.indexOf(letters); at >= 0; at = firsts.indexOf(letters, at + 1)) {
          var run = name.words.slice(at, at + letters.length).join(' ');
          found.set(run, (found.get(run) || 0) + 1);
        }
      });
    });
    return Array.from(found.keys()).sort(function (a, b) { return found.get(b) - found.get(a) || (a < b ? -1 : 1); }).slice(0, 3).map(function (run) {
      return M.read(run, 'meant');
    });
  }
})(window.motcua);
