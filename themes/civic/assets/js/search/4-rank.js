// Ranking. First roughly, over all entries by the words and pairs of words that stand in them; then exactly, the best of these by
// their names: how much of the question a name answers, how much of the name was asked, what was asked side by side.
(function (M) {
  'use strict';
  // How much a word counts whose marks are other than those that were typed; that stands after the head of a long name, so many
  // words in; that stands before the word asked before it; that stands in a part
  // of a long sentence which does not say what is asked for.
  var DEEP = 40, LEVELS = 512, OTHER = .3, HEAD = 10, TAIL = .8, TURNED = .4, MINOR = .6;

  // A reading with the weight of each word.
  M.weigh = function (read, index) {
    var tokens = read.tokens, reading = { tokens: tokens, said: read.said, whole: 0, guess: 0, asked: ' ' + M.folds(tokens).join(' ') + ' ' };
    reading.weights = tokens.map(function (token) {
      var weight = index.weight(token.fold) * (token.light ? .15 : token.minor ? MINOR : 1);
      reading.whole += weight;
      reading.guess += token.guess ? .04 : token.meant ? .004 : 0;
      return weight;
    });
    return reading;
  };

  // The entries that a reading leads to, as { id, reading, score }: all those that may be among the best.
  M.rough = function (reading, index) {
    var score = index.score || (index.score = new Float64Array(index.size)), ids = [], bins = new Uint16Array(LEVELS + 1), weights = reading.weights, found = [];
    function add(list, weight) {
      if (list) list.forEach(function (id) {
        if (!score[id]) ids.push(id);
        score[id] += weight;
      });
    }
    reading.tokens.forEach(function (token, i) {
      var below = !token.light && index.below(token.fold), before = reading.tokens[i - 1];
      add(index.term(token.fold), weights[i]);
      if (below) {
        add(below[0], weights[i] * .5);
        add(below[1], weights[i] * .2);
      }
      if (before) add(index.pair(before.fold, token.fold), Math.min(weights[i - 1], weights[i]));
    });
    ids.forEach(function (id) {
      score[id] /= 2 * reading.whole + index.length(id) * .2;
      bins[Math.floor(score[id] * LEVELS)]++;
    });
    for (var least = LEVELS, n = 0; least > 0 && (n += bins[least]) < DEEP;) least--;
    ids.forEach(function (id) {
      if (score[id] * LEVELS >= least) found.push({ id: id, reading: reading, score: score[id] - reading.guess });
      score[id] = 0;
    });
    return found;
  };

  // How well a reading fits one entry: the best of its names.
  M.exact = function (reading, id, index, marked) {
    var doc = index.docs[id], cost = action(reading, doc, index), best = null;
    doc.names.forEach(function (name, n) {
      var fit = one(reading, name, doc, index, marked);
      fit.id = id;
      fit.alias = n;
      fit.reading = reading;
      fit.parts.action = -cost * (n ? .5 : 1);
      fit.parts.guess = -reading.guess;
      fit.parts.rank = -.006 * (doc.rank % 4) - (doc.rank > 3 ? .2 : 0);
      fit.score = 0;
      for (var part in fit.parts) fit.score += fit.parts[part];
      if (!best || fit.score > best.score) best = fit;
    });
    return best;
  };

  function one(reading, name, doc, index, marked) {
    var met = 0, side = 0, sides = 0, own = 0, asked = 0, last = -2, lastWeight = 0, hits = [];
    var words = name.words, title = doc.names[0];
    if (!name.shapes) prepare(name, index);
    var shapes = name.shapes;
    reading.tokens.forEach(function (token, i) {
      var word = token.fold, weight = reading.weights[i], least = Math.min(weight, lastWeight), at = -1, depth, same;
      // Beside the word before, if it stands there; else where it stands first, if possible with the marks that were typed.
      if (words[last + 1] === word) at = last + 1;
      else words.forEach(function (own, k) {
        if (own === word && hits.indexOf(k) < 0 && (at < 0 || shapes[at] !== token.shape && shapes[k] === token.shape)) at = k;
      });
      if (at < 0) {
        depth = !token.light && index.below(word);
        depth = depth && (depth.near.has(doc.id) ? .4 : depth.far.has(doc.id) && .2);
        met += weight * (doc.field.indexOf(word) >= 0 ? .3 : depth || (name !== title && title.words.indexOf(word) >= 0 ? .5 : 0));
        at = -2;
      } else {
        same = shapes[at] === token.shape ? 1 : token.marked ? M.agrees(token, shapes[at]) ? .97 : OTHER : marked && !token.meant ? .97 : 1;
        met += weight * same * (at > HEAD ? TAIL : 1) * (at < hits[hits.length - 1] ? TURNED : 1);
        if (at === last + 1) side += same * least;
        else if (last >= 0 && at > last && at <= last + 3) side += .4 * same * least;
        hits.push(at);
      }
      sides += least;
      last = at;
      lastWeight = weight;
    });
    name.weights.slice(0, name.own).forEach(function (weight, k) {
      own += weight;
      if (hits.indexOf(k) >= 0) asked += weight;
    });
    met = reading.whole ? met / reading.whole : 0;
    var place = hits.length ? hits.reduce(function (a, b) { return a + b; }) / hits.length : 12;
    return { met: met, cover: own ? asked / own : 0, parts: { start: .08 * Math.max(0, 1 - place / 12), met: .55 * met, side: sides ? .25 * side / sides : .2 * met, name: own ? .25 * met * asked / own : 0 } };
  }

  // The shape of each word of a name, and its weight towards the length: what stands in brackets only narrows it.
  function prepare(name, index) {
    var outside = new Set(M.words(M.fold(name.text.replace(/\([^)]*\)/g, ' ')))), byFold = {};
    M.tokens(name.text).forEach(function (token) { byFold[token.fold] = token.shape; });
    name.shapes = name.words.map(function (word) { return byFold[word]; });
    name.weights = name.words.map(function (word) { return index.weight(word) * (outside.has(word) ? 1 : .3); });
  }

  // Whether an entry has a word, with the marks that were typed.
  M.has = function (doc, token) {
    return !token.marked && doc.field.indexOf(token.fold) >= 0 || doc.names.some(function (name) {
      return name.words.some(function (word, k) { return word === token.fold && (!token.marked || M.agrees(token, name.shapes[k])); });
    });
  };

  // A title that does something to what one has already stands lower, unless that was asked.
  function action(reading, doc, index) {
    var title = ' ' + doc.names[0].words.join(' ') + ' ', cost = 0;
    doc.actions = doc.actions || index.words.actions.filter(function (phrase) { return title.indexOf(phrase) >= 0; });
    doc.actions.forEach(function (phrase) {
      if (reading.asked.indexOf(phrase) < 0) cost += title.indexOf(phrase) < 12 ? .08 : .03;
    });
    return Math.min(cost, .12);
  }
})(window.motcua);
