// The engine: loads the index, answers questions, cuts long work in slices.
(function (M) {
  'use strict';
  var KINDS = ['procedure', 'office', 'form', 'life-event', 'page'], SLICE = 12, MOST = 80, ENOUGH = .8;
  var waiting = {};

  M.part = function (name, payload) { if (waiting[name]) waiting[name](payload); };

  M.open = function (language, load) {
    var first = language.toLowerCase() + '.js', state = 'loading', index = null, payload = null, asks = 0, pending = [];
    // Brings a part and gives it to `use`; a part that is missing or cut short is told by `done(true)`.
    function bring(name, use, done) {
      var came = false, bare = name.split('?')[0];
      waiting[bare] = function (part) {
        try { use(part); came = true; } catch (error) { came = false; }
      };
      load(name, function (error) { delete waiting[bare]; done(!!error || !came); });
    }
    bring(first, function (part) { index = M.index(part); }, function (failed) {
      if (failed) { state = 'broken'; flush(); } else slices(index.grow, function () { state = 'ready'; flush(); });
    });
    function flush() { pending.splice(0).forEach(function (ask) { ask(); }); }

    function ask(text, limit, done) {
      var mine = ++asks, query = String(text);
      if (state === 'loading') { pending.push(function () { if (mine === asks) run(query, limit || 10, done, mine); else done(blank(query, 'none')); }); return; }
      run(query, limit || 10, done, mine);
    }
    function run(query, limit, done, mine) {
      if (state === 'broken') { done(blank(query, 'broken')); return; }
      var asked = M.understand(M.clean(query), index), best = new Map(), left = asked.readings.slice();
      var rough = [], exact = null;
      slices(function (until) {
        do {
          if (mine !== asks) return false;
          if (left.length) rough = rough.concat(M.rough(M.weigh(left.shift(), index), index));
          else if (!exact) exact = rough.sort(function (a, b) { return b.score - a.score || a.id - b.id; }).slice(0, MOST);
          else if (exact.length) {
            var hit = exact.shift(), fit = M.exact(hit.reading, hit.id, index, asked.marked);
            if (!best.has(hit.id) || best.get(hit.id).score < fit.score) best.set(hit.id, fit);
          } else return false;
        } while (Date.now() < until);
        return true;
      }, function () {
        if (mine !== asks) return;
        asked.codes.forEach(function (id) {
          var fit = best.get(id) || M.exact(M.weigh([], index), id, index, false);
          fit.parts.code = 2;
          fit.score += 2;
          best.set(id, fit);
        });
        var told = answer(query, asked, best, limit, index), ids = Array.from(best.keys());
        // Words that no title has may stand below one.
        if (index.more && !index.body && !asked.codes.length && !ids.some(function (id) { return best.get(id).met > ENOUGH; })) {
          told.partial = true;
          done(told);
          var more = index.more;
          index.more = '';
          bring(more, index.addBody, function () { flush(); if (mine === asks) run(query, limit, done, mine); });
        } else done(told);
      });
    }
    return { ask: ask };
  };

  // Works in slices: `work(until)` says whether more is left. Without timers it all happens at once.
  function slices(work, done) {
    if (!work(Date.now() + SLICE)) done();
    else if (typeof setTimeout === 'function') setTimeout(function () { slices(work, done); }, 0);
    else slices(work, done);
  }
  function blank(query, state) { return { query: query, state: state, partial: false, corrected: '', groups: [] }; }

  function answer(query, asked, best, limit, index) {
    var result = blank(query, 'none'), ids = Array.from(best.keys()), groups = {};
    ids.sort(function (a, b) { return best.get(b).score - best.get(a).score || a - b; });
    ids.forEach(function (id) {
      var kind = index.kind(id), fit = best.get(id), list = groups[kind] || (groups[kind] = { byBase: {}, results: [] });
      var base = kind ? id : index.docs[id].base.join(' ');
      var first = list.byBase[base];
      if (first) first.same.push({ href: index.href(id), level: index.level(id), code: index.codes[id] || '' });
      else if (list.results.length < limit) {
        if (kind && fit.score < .35) return;
        list.results.push(list.byBase[base] = shown(id, fit, index));
      }
    });
    KINDS.forEach(function (kind, k) { if (groups[k] && groups[k].results.length) result.groups.push({ kind: kind, results: groups[k].results }); });
    if (ids.length) {
      var top = best.get(ids[0]);
      result.state = top.met > .45 || asked.codes.length ? 'found' : 'nearest';
      if (top.reading.tokens.some(function (token) { return token.guess; })) {
        result.corrected = top.reading.tokens.map(function (token) { return token.shape; }).join(' ');
      }
    }
    return result;
  }

  function shown(id, fit, index) {
    var doc = index.docs[id], parts = {};
    for (var part in fit.parts) parts[part] = Math.round(fit.parts[part] * 1000);
    function marks(text) {
      var asked = {}, list = [];
      fit.reading.tokens.forEach(function (token) { if (!token.light) asked[token.fold] = true; });
      M.tokens(text).forEach(function (token) {
        var last = list[list.length - 1];
        if (!asked[token.fold]) return;
        if (last && /^\s*$/.test(text.slice(last[1], token.from))) last[1] = token.to;
        else list.push([token.from, token.to]);
      });
      return list;
    }
    var other = fit.alias ? doc.names[fit.alias].text : '';
    return {
      id: id, href: index.href(id), title: doc.names[0].text, marks: marks(doc.names[0].text), alias: other ? { text: other, marks: marks(other) } : null,
      code: index.codes[id] || '', field: index.field(id), fee: index.fee(id), time: index.time(id), level: index.level(id), same: [],
      score: Math.round(fit.score * 1000), parts: parts
    };
  }
})(window.motcua);
