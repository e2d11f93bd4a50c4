// The texts of a small index as they were before they were squeezed: a model guesses each word from those that followed the last
// one so far, a new one letter by letter, and figures hold what the guesses leave open. `src/search/squeeze.rs` takes the same
// steps in the same order. Both count in whole numbers that a browser need not box, even before it has compiled any of this.
(function (M) {
  'use strict';
  var SLOTS = 1 << 18, FULL = 1 << 24, GUESSES = 16, CONTEXTS = 5;
  function mix(a, b) {
    a = Math.imul(a ^ Math.imul(b + 1, 0x2c1b3c6d), 0x2545f491);
    return (a ^ a >>> 15) >>> 4;
  }
  // A function that goes on until this time, tells whether more is left, and gives the whole text away at the end.
  M.unfold = function (squeezed, done) {
    // How likely a one is in each place, of 65536, and how often it was asked there; how far each context is to be trusted.
    var odds = new Uint16Array(SLOTS).fill(1 << 15), seen = new Uint8Array(SLOTS), trust = new Int32Array(175).fill(19661);
    // What a context says by such an odd, in 256ths.
    var leaning = [], slots = [], seats = [], leans = [], value = 0, range = 1, at = 0;
    for (var odd = .5 / 512 - .5; odd < .5; odd += 1 / 512) leaning.push(Math.floor(256 * odd / Math.sqrt(.2501 - odd * odd)));
    // The most frequent letters, then all others, by the gaps between them.
    var letters = Array.from(squeezed.often), letter = 0, deep = 16;
    for (var gap = 0; gap < squeezed.letters.length; gap++) {
      letter += M.figure(squeezed.letters, gap);
      if (squeezed.letters[gap] !== '|') letters.push(String.fromCodePoint(letter++));
    }
    while (deep < letters.length - 16) deep *= 2;
    // The next bit. Each context says how likely it is one, trusted as far as it was right.
    function bit(contexts, node, kind) {
      var sum = 0, i, share, split, is;
      for (; range < FULL; range *= 64) value = value * 64 + (M.figure(squeezed.figures, at++) | 0);
      // The right figures are never read this far beyond their end; others may lead to words without one.
      if (at > squeezed.figures.length + 9) throw Error('spoiled');
      for (i = 0; i < CONTEXTS; i++) {
        slots[i] = contexts[i] + node * 39119 & SLOTS - 1;
        seats[i] = 25 * kind + 5 * i + (seen[slots[i]] + 2 >> 2);
        leans[i] = leaning[odds[slots[i]] >> 7];
        sum += leans[i] * trust[seats[i]] >> 8;
      }
      share = 2048 + 2047 * sum / Math.sqrt(4294967296 + sum * sum) | 0;
      split = (range >> 12) * share;
      is = +(value < split);
      value -= is ? 0 : split;
      range = is ? split : range - split;
      for (i = 0; i < CONTEXTS; i++) {
        trust[seats[i]] += (is * 4096 - share) * leans[i] >> 11;
        odds[slots[i]] += (is * 65535 - odds[slots[i]]) / (seen[slots[i]] + 1.4);
        seen[slots[i]] += seen[slots[i]] < 15;
      }
      return is;
    }
    var text = '', words = new Map(), last = { id: 0, text: '\n', next: [] }, before = last;
    // A word that none of the guesses is.
    function spell() {
      var word = '', one = letters.indexOf(last.text.slice(-1)), two = 0, three = 0, head = 0;
      do {
        var pair = mix(one, two), contexts = [mix(one, 4), mix(pair, three), mix(head, 5), mix(word.length, 6), mix(pair, 7)];
        var node = 1, end = 32, kind = 3 + Math.min(word.length, 3);
        while (node < end) {
          node = 2 * node + bit(contexts, node, kind);
          if (node === 3) end = 3 * deep;
        }
        three = two;
        two = one;
        one = node - end + (end > 32 ? 16 : 0);
        head = mix(head, one);
        word += letters[one];
      } while (!/[ \n]/.test(letters[one]));
      if (!words.has(word)) words.set(word, { id: words.size + 1, text: word, next: [] });
      return words.get(word);
    }
    return function (until) {
      while (text.length < squeezed.size) {
        if (Date.now() >= until) return true;
        for (var i = 0, word = null; i < last.next.length && i < GUESSES && !word; i++) {
          var guess = last.next[i], pair = mix(mix(guess.id, last.id), 3);
          if (bit([mix(i, 1), mix(mix(i, last.id), 2), pair, mix(pair, before.id), mix(guess.id, 9)], 0, Math.min(i, 2))) word = guess;
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
