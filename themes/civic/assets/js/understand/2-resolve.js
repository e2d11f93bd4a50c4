// Words that need a second look: mistyped, joined, unfinished, in first letters.
(function (M) {
  'use strict';
  var TONES = /[\u0301\u0300\u0309\u0323]/g, NO_TONES = /[^\u0301\u0300\u0309\u0323]/g;

  // Words that nobody knows are read as typed without an input method, joined, unfinished or mistyped. What is no syllable of the
  // language is mistyped for certain. A word that is one is doubted only when no title has it beside its neighbours and another
  // has that sounds like it or, when it was typed without marks, is written nearly so; with marks it is what it says.
  M.resolve = function (tokens, index, isOpen, quick) {
    var words = index.words, table = words.full, out = [];
    function known(word) { return index.known(word) || table.known.has(word) || index.below(word); }
    tokens.forEach(function (token, at) {
      var parts, decoded;
      if (known(token.fold) || /^\d+$/.test(token.fold)) {
        // What looks like first letters may stand for other titles than those that say it so.
        if (M.FIRSTS.test(token.fold)) token.others = initials(token.fold, index);
        out.push(token);
        return;
      }
      words.typing.some(function (method) {
        var word = M.typed(token.text, method);
        if (word && known(M.fold(word))) decoded = M.read(word, 'typed', token)[0];
        return decoded;
      });
      if (decoded) out.push(decoded);
      else if (token.fold.length > 5 && (parts = split(token.fold, index))) out.push.apply(out, M.read(parts.join(' '), 'typed', token));
      else {
        token.unknown = true;
        token.open = isOpen && at === tokens.length - 1;
        out.push(token);
      }
    });
    if (!quick) out.forEach(function (token, i) {
      if (/\d/.test(token.fold) || table.phrases.has(token.fold) && token.unknown) return;
      if (!token.unknown && (M.beside(out, i, token.fold, index) || out.length < 2)) return;
      var found = [], isSyllable = words.syllable && words.syllable.test(token.fold);
      function add(word, cost) {
        var score = M.beside(out, i, word, index);
        if (word !== token.fold && (score || token.unknown && !isSyllable)) found.push({ word: word, score: (score * 4 + 1 / index.weight(word)) / cost });
      }
      alike(token, index, isSyllable).forEach(function (word) { add(word, 1); });
      if (!isSyllable) index.all(function (word) {
        if (token.fold.length > 2 && M.near(token.fold, word, 1)) add(word, 2);
        else if (token.unknown && token.fold.length > 6 && (M.near(token.fold, word, 2) || M.kin(token.fold, word))) add(word, 3);
      });
      if (found.length) {
        found.sort(function (a, b) { return b.score - a.score || (a.word < b.word ? -1 : 1); });
        token.others = found.slice(0, token.unknown ? 3 : 2).map(function (one) { return M.read(one.word, 'guess', token); }).concat(token.others || []);
      }
      if (token.open && token.fold.length > 1) token.others = M.unfinished(out, i, index).concat(token.others || []);
      if (token.unknown && token.fold.length > 1 && token.fold.length < 7) token.others = (token.others || []).concat(initials(token.fold, index));
    });
    return out;
  };

  // The words that sound like one, so far as writers mistake one for another. To one that was typed with its marks only words with
  // the same tone do, which the names of a small index tell.
  function alike(token, index, isSyllable) {
    var isMarked = isSyllable && token.marked, key = isMarked ? 'tones' : 'sounds', list = index[key], sound = index.words.sound;
    function bare(shape) { return sound(shape.replace(TONES, '')) + shape.replace(NO_TONES, ''); }
    function add(sound, word) {
      var words = list.get(sound);
      if (!words) list.set(sound, [word]); else if (words.indexOf(word) < 0) words.push(word);
    }
    if (!list) {
      list = index[key] = new Map();
      if (!isMarked) index.all(function (word) { add(sound(word), word); });
      else if (!index.guide) index.docs.forEach(function (doc) {
        doc.names.forEach(function (name) { M.tokens(name.text).forEach(function (own) { add(bare(own.shape), own.fold); }); });
      });
    }
    return list.get(isMarked ? bare(token.shape) : sound(token.fold)) || [];
  }

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
