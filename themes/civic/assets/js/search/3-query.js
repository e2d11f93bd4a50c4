// What a text may mean: codes first, then its words, each resolved, then phrases and what they may stand for. The result is a
// list of readings; every reading is scored apart, and the best one counts for an entry.
(function (M) {
  'use strict';
  var MOST = 200, READINGS = 16, TONES = /[\u0301\u0300\u0309\u0303\u0323]/g, FIGURES = /\d[\d.,\s-]{2,}\d/g;

  // Words without a vowel: what looks like first letters.
  M.FIRSTS = /^[b-df-hj-np-tv-xz]{3,6}$/;

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
    var tokens = M.tokens(rest), marked = tokens.some(isMarked), isOpen = !/\s$/.test(text), doubts = 0;
    if (M.resolve && index.words.whole) tokens = M.resolve(tokens, index, isOpen, quick); else doubts = doubt(tokens, index, isOpen);
    return { codes: codes, readings: readings(tokens, index), marked: marked, doubts: doubts };
  };

  function isMarked(token) { return token.shape !== token.fold; }
  M.count = function (index, a, b) { var list = index.pair(a, b); return list ? list.length : 0; };

  // Without the second part: words and pairs of words that no title has, and whether phrases of the language may be among them.
  // Returns 0 when the second part has nothing to add, 1 when it may in the word that is being typed, else 2.
  function doubt(tokens, index, isOpen) {
    var doubts = 0, last = tokens.length - 1;
    tokens.forEach(function (token, at) {
      var key = '', n;
      if (!/^\d+$/.test(token.fold)) {
        token.unknown = !index.known(token.fold);
        if (token.unknown) doubts = Math.max(doubts, isOpen && at === last ? 1 : 2);
        else if (M.FIRSTS.test(token.fold)) doubts = 2;
        else if (last && !/\d/.test(token.fold) && !(at && M.count(index, tokens[at - 1].fold, token.fold)) && !(at < last && M.count(index, token.fold, tokens[at + 1].fold))) doubts = 2;
      }
      for (n = at; n <= last && n < at + index.words.most; n++) {
        key += (key && ' ') + tokens[n].fold;
        if (index.words.hinted(key)) doubts = 2;
      }
    });
    if (tokens.length && tokens[last].unknown && isOpen) tokens[last].maybe = unfinished(tokens[last].fold, tokens[last - 1], index);
    return doubts;
  }

  // The words that begin so, those first that follow the word before.
  function unfinished(start, before, index) {
    var list = [];
    index.all(function (word) { if (word.indexOf(start) === 0) list.push([before ? M.count(index, before.fold, word) : 0, -index.weight(word), word]); });
    list.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1); });
    return list.slice(0, 3).map(function (one) { return one[2]; });
  }

  // Whether the words of a phrase are those typed: letters without marks may stand for any.
  function agrees(phrase, tokens, from) {
    return (phrase.tokens = phrase.tokens || M.tokens(phrase.text)).every(function (own, i) {
      var typed = tokens[from + i];
      return !isMarked(typed) || typed.shape === own.shape || own.shape.replace(TONES, '') === typed.shape;
    });
  }

  // Whether a word typed without its marks is rather one that titles have beside its neighbour: «dang ky» is not «đang».
  function isNamed(phrase, tokens, at, index) {
    var own = tokens[at].fold, before = tokens[at - 1], after = tokens[at + 1];
    return !isMarked(tokens[at]) && isMarked(phrase.tokens[0]) && !!(before && M.count(index, before.fold, own) || after && M.count(index, own, after.fold));
  }

  function readings(tokens, index) {
    var slots = [], i = 0, phrases = index.words.phrases;
    while (i < tokens.length) {
      var slot = null, key, n;
      for (n = Math.min(index.words.longest, tokens.length - i); n && !slot; n--) {
        key = tokens.slice(i, i + n).map(function (token) { return token.fold; }).join(' ');
        (phrases.get(key) || []).some(function (phrase) {
          if (!agrees(phrase, tokens, i) || phrase.kind === 'q' && n < 2 && isNamed(phrase, tokens, i, index)) return false;
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
