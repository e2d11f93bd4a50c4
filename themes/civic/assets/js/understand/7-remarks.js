// What is said of an answer besides its results. Without the second part there is nothing to say: then all was understood.
(function (M) {
  'use strict';

  M.remark = function (result, index, asked, fits) {
    var text = index.question.text;
    if (result.groups.length) {
      result.corrected = corrected(text, fits[0], index);
      result.left = left(text, fits[0], fits, index);
      if (result.state === 'nearest') help(result, index);
    }
    asked.laws.forEach(function (law) { if (!law.cited.length && !law.forms) result.left.push(text.slice(law.from, law.to)); });
  };

  // Adds the page that says whom to call.
  function help(result, index) {
    var doc = index.doc(index.help), group = result.groups.filter(function (group) { return group.kind === 'page'; })[0];
    if (!doc || group && group.results.some(function (result) { return result.id === doc.id; })) return;
    if (!group) result.groups.push(group = { kind: 'page', results: [] });
    group.results.push(M.show(doc, { alias: 0, reading: M.weigh({ tokens: [], said: [] }, index), score: 0, parts: {} }));
  }

  // The text with the letters that were changed, each word as the name has it that was met; nothing when none of its words was
  // guessed, or the name has not got it.
  function corrected(text, fit, index) {
    var said = fit.reading.said, written = {}, out = '', at = 0;
    M.tokens(index.docs[fit.id].names[fit.alias].text).forEach(function (token) { written[token.fold] = token.text; });
    function isGuess(token) { return token.guess && token.changed; }
    if (!said.some(isGuess) || said.some(function (token) { return isGuess(token) && !written[token.fold]; })) return '';
    said.forEach(function (token) {
      // A word that was typed without its marks gets them too.
      if (!token.changed && (token.marked || !written[token.fold])) return;
      out += (token.from < at ? ' ' : text.slice(at, token.from)) + (written[token.fold] || token.text);
      at = token.to;
    });
    return (out + text.slice(at)).trim();
  }

  // The words, as they were typed, that stand in no entry that came near: what the answer leaves out.
  function left(text, top, fits, index) {
    var runs = [], last;
    top.reading.tokens.forEach(function (token) {
      if (token.meant || token.changed || token.light || index.below(token.fold)) return;
      if (fits.some(function (fit) { return M.has(index.docs[fit.id], token); })) return;
      if (last && !text.slice(last[1], token.from).trim()) last[1] = token.to; else runs.push(last = [token.from, token.to]);
    });
    return runs.map(function (run) { return text.slice(run[0], run[1]); });
  }
})(window.motcua);
