// What a text may mean: codes first, then its words, each resolved, then phrases and what they may stand for. The result is a
// list of readings; every reading is scored apart, and the best one counts for an entry.
(function (M) {
  'use strict';
  // How long a text may be; how many ways to read its words, and those with all that phrases stand for; how many entries
  // that cite a law are looked at.
  var MOST = 200, VARIANTS = 4, READINGS = 16, MOST_CITED = 60;

  // The runs of figures that may be a code.
  M.FIGURES = /\d[\d.,\s-]{2,}\d/g;
  // Words without a vowel: what looks like first letters.
  M.FIRSTS = /^[b-df-hj-np-tv-xz]{3,6}$/;

  // The text to work with: short, composed, without what cannot be seen.
  M.clean = function (text) {
    return text.slice(0, MOST).normalize('NFC').replace(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, ' ');
  };

  // What the text of a question asks for: codes, laws, who cites them, and readings of its words; `quick` leaves out what only
  // neighbours tell.
  M.understand = function (question, index, quick) {
    var codes = [], laws = question.whole ? M.laws(question.text, index) : [], cited = [], rest = question.text;
    laws.forEach(function (law) {
      law.cited = question.deep ? index.cited(law) : [];
      cited = cited.concat(law.cited);
      // What looks like the code of a form may be none.
      if (law.forms && !law.cited.length) return;
      rest = rest.slice(0, law.from) + rest.slice(law.from, law.to).replace(/./g, ' ') + rest.slice(law.to);
    });
    rest = rest.replace(M.FIGURES, function (found) {
      var digits = found.replace(/\D/g, ''), dotted = /^\d[.,]\d{3,}/.test(found), met = index.codes.filter(function (code) {
        var own = code[0];
        if (code[2] && !question.parts.has(code[2])) return false;
        return digits.length > 5 ? own.endsWith(digits) || own.startsWith(digits) || own.length > 5 && digits.startsWith(own) : dotted && own.startsWith(digits);
      });
      met.forEach(function (code) { codes.push(code[1]); });
      return met.length || digits.length > 6 ? found.replace(/./g, ' ') : found;
    });
    var tokens = M.tokens(rest), marked = tokens.some(function (token) { return token.marked; }), isOpen = !/\s$/.test(rest), doubts = 0;
    if (question.whole) M.clauses(rest, tokens = M.resolve(tokens, index, isOpen, quick), index);
    // A stroke behind a number may be that of a law, letters before one those of a form.
    else doubts = /\d\s?\/\s?(\d{4}|[^\d\s])|\b[b-df-hj-np-tv-xz]{2,4}[\s.-]\d/i.test(rest) ? 2 : doubt(tokens, index, isOpen);
    return {
      codes: codes, laws: laws, cited: cited.slice(0, MOST_CITED), marked: marked, doubts: doubts,
      readings: readings(tokens, index, question.whole)
    };
  };

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
    if (last >= 0 && tokens[last].unknown && isOpen) tokens[last].others = M.unfinished(tokens, last, index);
    return doubts;
  }

  // The words that begin so, those first that follow the word before.
  M.unfinished = function (tokens, at, index) {
    var list = [];
    index.all(function (word) { if (word.startsWith(tokens[at].fold)) list.push([M.beside(tokens, at, word, index), -index.weight(word), word]); });
    list.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1); });
    return list.slice(0, 3).map(function (one) { return M.read(one[2], 'guess'); });
  };
  // The words of a text that was not typed, marked as such; and, where they stand for a word that was, its place.
  M.read = function (text, how, typed) {
    return M.tokens(text).map(function (token) {
      token[how] = true;
      if (typed) Object.assign(token, { changed: true, from: typed.from, to: typed.to });
      return token;
    });
  };

  // Every way to read so many places, each with a list of choices: first with all first choices, at most so many.
  function ways(places, most, joined) {
    var list = [[]];
    places.forEach(function (choices) {
      var longer = [];
      choices.forEach(function (choice) { list.forEach(function (before) { longer.push(joined(before, choice)); }); });
      list = longer.slice(0, most);
    });
    return list;
  }

  // The phrase of the language that these words are, if any.
  M.phrase = function (tokens, at, n, index, table) {
    var own = tokens.slice(at, at + n);
    return (table.phrases.get(M.folds(own).join(' ')) || []).find(function (phrase) {
      phrase.tokens = phrase.tokens || M.tokens(phrase.text);
      if (!phrase.tokens.every(function (token, i) { return M.agrees(own[i], token.shape); })) return false;
      // A word typed without its marks may rather be one that titles have beside its neighbour: «dang ky» is not «đang».
      return phrase.kind !== 'q' || n > 1 || own[0].marked || !phrase.tokens[0].marked || !M.beside(tokens, at, own[0].fold, index);
    });
  };

  // With the second part each way to read the words is cut into phrases that stand for others; without it some words only ask.
  function readings(tokens, index, isWhole) {
    var variants = ways(tokens.map(function (token) { return [[token]].concat(token.others || []); }), VARIANTS, joined), list = [];
    variants.forEach(function (said) {
      var places = isWhole ? M.cut(said, index) : said.map(function (token, at) {
        return [[M.phrase(said, at, 1, index, index.words.brief) ? Object.assign({}, token, { light: true }) : token]];
      });
      ways(places, READINGS, isWhole ? M.asked : joined).forEach(function (tokens) {
        // A text of nothing but asking words means these words.
        list.push({ tokens: tokens.length ? tokens : said, said: said });
      });
    });
    return list.slice(0, READINGS);
  }
  function joined(before, choice) { return before.concat(choice); }
})(window.motcua);
