// Ranking. First roughly, over all entries by the words and pairs of words that stand in them; then exactly, the best of these by
// their names: how much of the question a name answers, how much of the name was asked, what was asked side by side.
(function (M) {
  'use strict';
  var DEEP = 40;

  // The weight of each word of a reading.
  function weigh(reading, index) {
    return reading.map(function (token) { return index.weight(token.fold) * (token.light ? .15 : 1); });
  }

  // The entries that a reading leads to, best first.
  M.rough = function (reading, index) {
    var weights = weigh(reading, index), score = new Map(), whole = 0;
    function add(list, weight) {
      (list || []).forEach(function (id) { score.set(id, (score.get(id) || 0) + weight); });
    }
    reading.forEach(function (token, i) {
      whole += weights[i];
      add(index.terms.get(token.fold), weights[i]);
      if (i) add(index.pairs.get(reading[i - 1].fold + ' ' + token.fold), Math.min(weights[i - 1], weights[i]));
    });
    var ids = Array.from(score.keys());
    ids.forEach(function (id) { score.set(id, score.get(id) / (whole + index.docs[id].names[0].own)); });
    return ids.sort(function (a, b) { return score.get(b) - score.get(a) || a - b; }).slice(0, DEEP);
  };

  // How well a reading fits one entry: the best of its names.
  M.exact = function (reading, id, index, marked) {
    var doc = index.docs[id], weights = weigh(reading, index), best = null, meant = 0;
    reading.forEach(function (token) { if (token.guess) meant += .04; else if (token.meant) meant += .004; });
    doc.names.forEach(function (name, n) {
      var fit = one(reading, weights, name, doc, index, marked);
      fit.alias = n;
      fit.parts.action = -action(reading, doc, n, index);
      fit.parts.guess = -meant;
      fit.parts.rank = -.006 * (index.rank(id) % 4) - (index.rank(id) > 3 ? .2 : 0);
      fit.score = 0;
      for (var part in fit.parts) fit.score += fit.parts[part];
      if (!best || fit.score > best.score) best = fit;
    });
    return best;
  };

  function one(reading, weights, name, doc, index, marked) {
    var whole = 0, met = 0, side = 0, sides = 0, own = 0, asked = 0, last = -2, lastWeight = 0, used = {}, hits = [];
    var tokens = name.tokens || (name.tokens = shapes(name));
    reading.forEach(function (token, i) {
      var weight = weights[i], at = -1, k;
      whole += weight;
      // Beside the word before, if it stands there; else where it stands first.
      if (name.words[last + 1] === token.fold) at = last + 1;
      else for (k = 0; k < name.words.length && at < 0; k++) if (name.words[k] === token.fold && !used[k]) at = k;
      if (i) sides += Math.min(weight, lastWeight);
      if (at < 0) {
        if (doc.field.indexOf(token.fold) >= 0) met += weight * .3;
        else if (name !== doc.names[0] && doc.names[0].words.indexOf(token.fold) >= 0) met += weight * .5;
      } else {
        var same = tokens[at] === token.shape ? 1 : token.shape !== token.fold ? .85 : marked && !token.meant ? .97 : 1;
        met += weight * same;
        if (i && at === last + 1) side += Math.min(weight, lastWeight);
        else if (i && at > last && at <= last + 3 && last >= 0) side += .5 * Math.min(weight, lastWeight);
        used[at] = true;
        hits.push(at);
      }
      last = at < 0 ? -2 : at;
      lastWeight = weight;
    });
    name.words.forEach(function (word, k) {
      if (k >= name.own) return;
      var weight = name.weights ? name.weights[k] : index.weight(word);
      own += weight;
      if (used[k]) asked += weight;
    });
    met = whole ? met / whole : 0;
    return { hits: hits, met: met, parts: { met: .55 * met, side: sides ? .2 * side / sides : .2 * met, name: own ? .25 * met * asked / own : 0 } };
  }

  // The shapes of the words of a name, where they are not told by their letters.
  function shapes(name) {
    var byFold = new Map();
    M.tokens(name.text).forEach(function (token) { byFold.set(token.fold, token.shape); });
    return name.words.map(function (word) { return byFold.get(word); });
  }

  // A title that does something to what one has already stands lower, unless that was asked.
  function action(reading, doc, n, index) {
    var folded = ' ' + doc.names[0].words.join(' ') + ' ', asked = ' ' + reading.map(function (token) { return token.fold; }).join(' ') + ' ', cost = 0;
    index.words.actions.forEach(function (phrase) {
      var at = folded.indexOf(phrase);
      if (at >= 0 && asked.indexOf(phrase) < 0) cost += at < 12 ? .08 : .03;
    });
    return Math.min(cost, .12) * (n ? .5 : 1);
  }
})(window.motcua);
