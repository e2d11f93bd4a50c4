// What a text may mean: codes first, then its words, each resolved, then phrases and what they may stand for. The result is a
// list of readings; every reading is scored apart, and the best one counts for an entry.
(function (M) {
  'use strict';
  var MOST = 200, READINGS = 16, TONES = /[\u0301\u0300\u0309\u0303\u0323]/g, FIGURES = /\d[\d.,\s-]{2,}\d/g;

  // The text to work with: short, without what cannot be seen.
  M.clean = function (text) {
    return String(text).slice(0, 2 * MOST).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ' ').slice(0, MOST);
  };

  // The runs of figures that may be a code.
  M.figures = function (text) {
    return (text.match(FIGURES) || []).map(function (found) { return found.replace(/\D/g, ''); });
  };
  // What a text asks for: codes, and readings of its words; `quick` leaves out what only neighbours tell.
  M.understand = function (text, index, quick) {
    var codes = [], rest = text.replace(FIGURES, function (found) {
      var digits = found.replace(/\D/g, ''), dotted = /^\d[.,]\d{3,}/.test(found), met = false;
      index.codes.forEach(function (code) {
        var own = code[0];
        if (digits.length > 5 ? own.slice(-digits.length) === digits || own.indexOf(digits) === 0 || own.length > 5 && digits.indexOf(own) === 0
          : dotted && own.indexOf(digits) === 0) { codes.push(code[1]); met = true; }
      });
      return met || digits.length > 6 ? ' ' : found;
    });
    var tokens = M.tokens(rest), marked = tokens.some(isMarked);
    tokens = resolve(tokens, index, !/\s$/.test(text), quick);
    return { codes: codes, readings: readings(tokens, index), marked: marked };
  };

  function isMarked(token) { return token.shape !== token.fold; }
  function count(index, a, b) { var list = index.pair(a, b); return list ? list.length : 0; }

  // Words that nobody knows are read as typed without an input method, joined, unfinished or mistyped. A word that is known is
  // doubted only when no title has it beside its neighbours and another that sounds like it has.
  function resolve(tokens, index, isOpen, quick) {
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
      if (known(token.fold) || /^\d+$/.test(token.fold)) { out.push(token); return; }
      words.typing.some(function (method) {
        var word = M.typed(token.shape === token.fold ? token.fold : token.shape, method);
        if (word && known(M.fold(word))) decoded = M.tokens(word)[0];
        return decoded;
      });
      if (decoded) { decoded.from = token.from; decoded.to = token.to; decoded.changed = true; out.push(decoded); return; }
      if (token.fold.length > 5 && (parts = split(token.fold, index))) {
        parts.forEach(function (part) { out.push({ fold: part, shape: part, from: token.from, to: token.to, changed: true }); });
        return;
      }
      token.unknown = true;
      token.open = isOpen && at === tokens.length - 1;
      out.push(token);
    });
    if (!quick) out.forEach(function (token, i) {
      var before = out[i - 1], after = out[i + 1];
      if (/\d/.test(token.fold) || words.phrases.has(token.fold) && token.unknown) return;
      function context(word) {
        return (before && !before.unknown ? count(index, before.fold, word) : 0) + (after && !after.unknown ? count(index, word, after.fold) : 0);
      }
      if (!token.unknown && (context(token.fold) || out.length < 2)) return;
      var found = [];
      function add(word, cost) {
        var score = context(word);
        if (word !== token.fold && (score || token.unknown)) found.push({ word: word, score: (score * 4 + 1 / index.weight(word)) / cost });
      }
      alike(token.fold).forEach(function (word) { add(word, 1); });
      index.all(function (word) {
        if (token.fold.length > 2 && M.near(token.fold, word)) add(word, 2);
        else if (token.open && token.fold.length > 1 && word.indexOf(token.fold) === 0) add(word, 2);
      });
      if (found.length) {
        found.sort(function (a, b) { return b.score - a.score || (a.word < b.word ? -1 : 1); });
        token.maybe = found.slice(0, token.unknown ? 3 : 2).map(function (one) { return one.word; });
      }
      if (token.unknown && token.fold.length > 1 && token.fold.length < 7) token.stands = initials(token.fold, index);
    });
    return out;
  }

  // Words that were joined, as few and as usual as can be.
  function split(text, index) {
    var best = [{ score: 0, parts: [] }];
    for (var end = 1; end <= text.length; end++) {
      for (var from = Math.max(0, end - 7); from < end; from++) {
        var word = text.slice(from, end), before = best[from];
        if (!before || word.length < 2 || !index.known(word)) continue;
        var last = before.parts[before.parts.length - 1];
        var score = before.score - index.weight(word) - 1 + (last && count(index, last, word) ? 4 : 0);
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
        for (var i = 0, j; i + letters.length <= name.own; i++) {
          for (j = 0; j < letters.length && name.words[i + j][0] === letters[j];) j++;
          if (j === letters.length) {
            var run = name.words.slice(i, i + j).join(' ');
            found.set(run, (found.get(run) || 0) + 1);
          }
        }
      });
    });
    return Array.from(found.keys()).sort(function (a, b) { return found.get(b) - found.get(a) || (a < b ? -1 : 1); }).slice(0, 3);
  }

  // Whether the words of a phrase are those typed: letters without marks may stand for any.
  function agrees(phrase, tokens, from) {
    return (phrase.tokens = phrase.tokens || M.tokens(phrase.text)).every(function (own, i) {
      var typed = tokens[from + i];
      return !isMarked(typed) || typed.shape === own.shape || own.shape.replace(TONES, '') === typed.shape;
    });
  }

  function readings(tokens, index) {
    var slots = [], i = 0, phrases = index.words.phrases;
    while (i < tokens.length) {
      var slot = null, key, n;
      for (n = Math.min(index.words.longest, tokens.length - i); n && !slot; n--) {
        key = tokens.slice(i, i + n).map(function (token) { return token.fold; }).join(' ');
        (phrases.get(key) || []).some(function (phrase) {
          if (!agrees(phrase, tokens, i)) return false;
          var own = tokens.slice(i, i + n);
          if (phrase.kind === 'q') slot = { n: n, options: n > 1 ? [[]] : [own.map(light)] };
          else {
            slot = { n: n, options: phrase.kind === 'a' && own[0].unknown ? [] : [own] };
            phrase.means.forEach(function (text) {
              slot.options.push(M.tokens(text).map(function (token) { return { fold: token.fold, shape: token.shape, meant: true }; }));
            });
          }
          return true;
        });
      }
      if (!slot) {
        var token = tokens[i], plain = [token];
        slot = { n: 1, options: [plain] };
        (token.maybe || []).forEach(function (word) { slot.options.push([{ fold: word, shape: word, guess: true }]); });
        (token.stands || []).forEach(function (run) {
          slot.options.push(run.split(' ').map(function (word) { return { fold: word, shape: word, meant: true }; }));
        });
      }
      slots.push(slot);
      i += slot.n;
    }
    var list = [[]];
    slots.forEach(function (slot) {
      var longer = [];
      slot.options.forEach(function (option) {
        // What a phrase stands for may hold words that were typed too; nothing is asked for twice.
        list.forEach(function (before) {
          longer.push(before.concat(option.filter(function (token) {
            return !before.some(function (other) { return other.fold === token.fold && (other.meant || token.meant); });
          })));
        });
      });
      list = longer.slice(0, READINGS);
    });
    // A text of nothing but asking words means these words.
    return list.map(function (reading) { return reading.length ? reading : tokens; });
  }
  function light(token) { return { fold: token.fold, shape: token.shape, light: true, from: token.from }; }
})(window.motcua);
