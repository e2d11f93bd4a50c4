// The texts of a small index as they were before they were squeezed: a model guesses each word from those that followed the last
// one so far, a new one letter by letter, and figures hold what the guesses leave open. `src/search/squeeze.rs` takes the same
// steps in the same order; all browsers count alike, for the steps need no more than the four operations and a root.
(function (M) {
  'use strict';
  var SLOTS = 1 << 18, FULL = 1 << 24, GUESSES = 16;
  function mix(a, b) {
    a = Math.imul(a ^ Math.imul(b + 1, 0x2c1b3c6d), 0x2545f491);
    return a ^ a >>> 15;
  }
  // A function that goes on until this time, tells whether more is left, and gives the whole text away at the end.
  M.unfold = function (squeezed, done) {
    var odds = new Float64Array(SLOTS), seen = new Uint8Array(SLOTS), trust = new Float64Array(64).fill(.3);
    var slots = [], seats = [], leans = [], value = 0, range = 1, at = 0;
    // The most frequent letters, then all others, by the gaps between them.
    var letters = Array.from(squeezed.often), letter = 0, deep = 16;
    for (var gap = 0; gap < squeezed.letters.length; gap++) {
      letter += M.figure(squeezed.letters, gap);
      if (squeezed.letters[gap] !== '|') letters.push(String.fromCodePoint(letter++));
    }
    while (deep < letters.length - 16) deep *= 2;
    // The next bit. Four contexts say how likely it is one, each trusted as far as it was right.
    function bit(contexts, node, kind) {
      var sum = 0, i, odd, share, split, is;
      for (; range <= FULL; range *= 64) value = value * 64 + (M.figure(squeezed.figures, at++) | 0);
      // The right figures are never read this far beyond their end; others may lead to words without one.
      if (at > squeezed.figures.length + 9) throw Error('spoiled');
      for (i = 0; i < 4; i++) {
        slots[i] = mix(contexts[i], node) & SLOTS - 1;
        seats[i] = 16 * kind + 4 * i + Math.min(seen[slots[i]], 3);
        odd = odds[slots[i]];
        leans[i] = odd / Math.sqrt(.2501 - odd * odd);
        sum += leans[i] * trust[seats[i]];
      }
      share = Math.min(Math.max(.5 + .5 * sum / Math.sqrt(1 + sum * sum), 1 / 4096), 4095 / 4096);
      split = Math.floor(range * share);
      is = +(value < split);
      value -= is ? 0 : split;
      range = is ? split : range - split;
      for (i = 0; i < 4; i++) {
        trust[seats[i]] += (is - share) * leans[i] * .008;
        odds[slots[i]] += (is - .5 - odds[slots[i]]) / (seen[slots[i]] + 1.4);
        if (seen[slots[i]] < 30) seen[slots[i]]++;
      }
      return is;
    }
    var text = '', words = new Map(), last = { id: 0, text: '\n', next: [] }, before = last;
    // A word that none of the guesses is.
    function spell() {
      var word = '', one = letters.indexOf(last.text.slice(-1)), two = 0, three = 0, head = 0;
      do {
        var contexts = [mix(one, 4), mix(mix(one, two), three), mix(head, 5), mix(word.length, 6)], node = 1, end = 32;
        while (node < end) {
          node = 2 * node + bit(contexts, node, 3);
          if (node === 3) end = 3 * deep;
        }
        three = two;
        two = one;
        one = node - end + (end > 32 ? 16 : 0);
        head = mix(head, one);
        word += letters[one];
      } while (!/[ \n]$/.test(word));
      if (!words.has(word)) words.set(word, { id: words.size + 1, text: word, next: [] });
      return words.get(word);
    }
    return function (until) {
      while (text.length < squeezed.size) {
        if (Date.now() >= until) return true;
        for (var i = 0, word = null; i < last.next.length && i < GUESSES && !word; i++) {
          var pair = mix(mix(last.next[i].id, last.id), 3);
          if (bit([mix(i, 1), mix(mix(i, last.id), 2), pair, mix(pair, before.id)], 0, Math.min(i, 2))) word = last.next[i];
        }
        word = word || spell();
        if (last.next.indexOf(word) >= 0) last.next.splice(last.next.indexOf(word), 1);
        last.next.unshift(word);
        before = last;
        last = word;
        text += word.text;
      }
      done(text);
      return false;
    };
  };
})(window.motcua);
