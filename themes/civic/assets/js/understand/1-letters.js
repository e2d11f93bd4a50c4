// What is not needed for an answer to words that titles have: this bundle comes with the words of the language, behind the first
// results or when they are in doubt; a large index brings it at once.
//
// This file: letters that were mistyped.
(function (M) {
  'use strict';
  var TONES = '\u0301\u0300\u0309\u0303\u0323';

  // A word typed on the keyboard of an input method that was off: «ddawng», «d9a8ng»; or nothing. `method` names the keys of
  // the tones and, for each other key, pairs of a letter and what it becomes.
  M.typed = function (word, method) {
    var out = [], tone = '', changed = 0, i, j, key, at;
    for (i = 0; i < word.length; i++) {
      key = word[i];
      if ((at = method.tones.indexOf(key)) >= 0 && /[aeiouy]/.test(M.fold(out.join(''))) && !tone) {
        tone = TONES[at];
        changed++;
        continue;
      }
      var pairs = method[key], done = false;
      for (j = out.length - 1; pairs && j >= 0 && !done; j--) {
        at = pairs.indexOf(M.fold(out[j]));
        if (at >= 0 && at % 2 === 0) {
          out[j] = pairs[at + 1];
          if (out[j] === 'ơ' && out[j - 1] === 'u') out[j - 1] = 'ư';
          done = true;
        } else if (/[a-z]/.test(key) && key !== 'w' && key !== 'd') break;
      }
      if (done) changed++;
      else if (key === 'w' && pairs) { out.push('ư'); changed++; }
      else out.push(key);
    }
    if (!changed) return '';
    word = out.join('');
    // The tone goes on the last vowel; where exactly does not matter, shapes keep it at their end.
    return (tone ? word.replace(/^(.*[aeiouyăâêôơư])/, '$1' + tone) : word).normalize('NFC');
  };

  // How a syllable sounds, so far as writers mistake one for another: a function from a word to its sound.
  M.sounds = function (rules) {
    function longest(list) { return Object.keys(list).sort(function (a, b) { return b.length - a.length; }); }
    function replace(list, pattern) {
      var keys = longest(list), all = keys.length && new RegExp(pattern(keys.join('|')));
      return function (word) { return all ? word.replace(all, function (found) { return list[found]; }) : word; };
    }
    var begin = replace(rules.begin, function (keys) { return '^(?:' + keys + ')(?=.)'; });
    var end = replace(rules.end, function (keys) { return '(?:' + keys + ')$'; }), any = longest(rules.any);
    return function (word) {
      word = end(begin(word));
      any.forEach(function (from) { word = word.split(from).join(rules.any[from]); });
      return word;
    };
  };

  // Whether so many letters added, lost, changed, or exchanged with their neighbour make one word the other.
  M.near = function near(a, b, most) {
    for (var i = 0; i < a.length && a[i] === b[i];) i++;
    a = a.slice(i);
    b = b.slice(i);
    if (!a || !b) return a.length + b.length <= most;
    return most > 0 && Math.abs(a.length - b.length) <= most && (near(a.slice(1), b, most - 1) || near(a, b.slice(1), most - 1) ||
      near(a.slice(1), b.slice(1), most - 1) || a[0] === b[1] && a[1] === b[0] && near(a.slice(2), b.slice(2), most - 1));
  };

  // Whether two long words begin alike for more than half of the longer: «renouvellement», «renouveler».
  M.kin = function (a, b) {
    for (var i = 0; i < a.length && a[i] === b[i];) i++;
    return i > 4 && 2 * i > Math.max(a.length, b.length);
  };
})(window.motcua);
