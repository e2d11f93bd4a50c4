// What a text may mean: codes first, then its words, each resolved, then phrases and what they may stand for. The result is a
// list of readings; every reading is scored apart, and the best one counts for an entry.
(function (M) {
  'use strict';
  var MOST = 200, READINGS = 16, TONES = /[\u0301\u0300\u0309\u0303\u0323]/g;

  // The runs of figures that may be a code.
  M.FIGURES = /\d[\d.,\s-]{2,}\d/g;
  // Words without a vowel: what looks like first letters.
  M.FIRSTS = /^[b-df-hj-np-tv-xz]{3,6}$/;

  // The text to work with: short, without what cannot be seen.
  M.clean = function (text) {
    return text.slice(0, MOST).replace(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, ' ');
  };

  // What a text asks for: codes, and readings of its words; `quick` leaves out what only neighbours tell.
  M.understand = function (text, index, quick) {
    var codes = [], rest = text.replace(M.FIGURES, function (found) {
      var digits = found.replace(/\D/g, ''), dotted = /^\d[.,]\d{3,}/.test(found), met = index.codes.filter(function (code) {
        var own = code[0];
        return digits.length > 5 ? own.endsWith(digits) || own.startsWith(digits) || own.length > 5 && digits.startsWith(own) : dotted && own.startsWith(digits);
      });
      met.forEach(function (code) { codes.push(code[1]); });
      return met.length || digits.length > 6 ? ' ' : found;
    });
    var tokens = M.tokens(rest), marked = tokens.some(isMarked), isOpen = !/\s$/.test(text), doubts = 0;
    if (index.words.whole) tokens = M.resolve(tokens, index, isOpen, quick); else doubts = doubt(tokens, index, isOpen);
    return { codes: codes, readings: readings(tokens, index), marked: marked, doubts: doubts };
  };

  function isMarked(token) { return token.shape !== token.fold; }
  M.folds = function (tokens) { return tokens.map(function (token) { return token.fold; }); };
  // Without those that only ask.
  M.telling = function (tokens) { return M.folds(tokens.filter(function (token) { return !token.light; })); };
  // In how many entries a word stands beside the neighbours of this place.
  M.beside = function (tokens, at, word, index) {
    function count(list) { return list ? list.length : 0; }
    var before = tokens[at - 1], after = tokens[at + 1];
    return (before ? count(index.pair(before.fold, word)) : 0) + (after ? count(index.pair(word, after.fold)) : 0);
  };

  // Without the second part: words and pairs of words that no title has, and whether phrases of the language may be among them.
  // Returns 0 when the second part has nothing to add, 1 when it may in the word that is being typed, else 2.
  function doubt(tokens, index, isOpen) {
    var doubts = 0, last = tokens.length - 1;
    tokens.forEach(function (token, at) {
      var word = token.fold, n;
      if (!/^\d+$/.test(word)) {
        token.unknown = !index.known(word);
        if (token.unknown) doubts = Math.max(doubts, isOpen && at === last ? 1 : 2);
        else if (M.FIRSTS.test(word) || last && !/\d/.test(word) && !M.beside(tokens, at, word, index)) doubts = 2;
      }
      for (n = 1; n <= index.words.most; n++) if (index.words.hinted(M.folds(tokens.slice(at, at + n)).join(' '))) doubts = 2;
    });
    if (last >= 0 && tokens[last].unknown && isOpen) tokens[last].others = unfinished(tokens, last, index);
    return doubts;
  }

  // The words that begin so, those first that follow the word before.
  function unfinished(tokens, at, index) {
    var list = [];
    index.all(function (word) { if (word.startsWith(tokens[at].fold)) list.push([M.beside(tokens, at, word, index), -index.weight(word), word]); });
    list.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1); });
    return list.slice(0, 3).map(function (one) { return M.read(one[2], 'guess'); });
  }
  // The words of a text that was not typed, marked as such.
  M.read = function (text, how) {
    return M.tokens(text).map(function (token) { token[how] = true; return token; });
  };

  // Whether the words of a phrase are those typed: letters without marks may stand for any.
  function agrees(phrase, typed) {
    return (phrase.tokens = phrase.tokens || M.tokens(phrase.text)).every(function (own, i) {
      return !isMarked(typed[i]) || typed[i].shape === own.shape || own.shape.replace(TONES, '') === typed[i].shape;
    });
  }

  // What so many words from a place on may stand for, as a phrase of the language or each by itself, as lists of words.
  function options(tokens, at, n, index) {
    var own = tokens.slice(at, at + n), phrase = (index.words.phrases.get(M.folds(own).join(' ')) || []).find(function (phrase) {
      if (!agrees(phrase, own)) return false;
      // A word typed without its marks may rather be one that titles have beside its neighbour: «dang ky» is not «đang».
      return phrase.kind !== 'q' || n > 1 || isMarked(own[0]) || !isMarked(phrase.tokens[0]) || !M.beside(tokens, at, own[0].fold, index);
    });
    if (!phrase) return n < 2 && [own].concat(own[0].others || []);
    if (phrase.kind === 'q') return [n > 1 ? [] : [Object.assign({ light: true }, own[0])]];
    return (phrase.kind === 'a' && own[0].unknown ? [] : [own]).concat(phrase.means.map(function (text) { return M.read(text, 'meant'); }));
  }

  function readings(tokens, index) {
    var list = [[]], at = 0;
    while (at < tokens.length) {
      var n = Math.min(index.words.longest, tokens.length - at), found, longer = [];
      while (!(found = options(tokens, at, n, index))) n--;
      found.forEach(function (option) {
        // What a phrase stands for may hold words that were typed too; nothing is asked for twice.
        list.forEach(function (before) {
          longer.push(before.concat(option.filter(function (token) {
            return !before.some(function (other) { return other.fold === token.fold && (other.meant || token.meant); });
          })));
        });
      });
      list = longer.slice(0, READINGS);
      at += n;
    }
    // A text of nothing but asking words means these words.
    return list.map(function (reading) { return reading.length ? reading : tokens; });
  }
})(window.motcua);
