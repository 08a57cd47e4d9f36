/** The only style sheet. Charts take their colours from the variables, so that they follow light, dark and print. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--accent:#0b57d0;--good:#116329;--bad:#a40e26;--unsure:#7d4e00;
--c0:#0b57d0;--c1:#c2410c;--c2:#15803d;--c3:#7e22ce;--c4:#0f766e;--c5:#be185d;--c6:#854d0e;--c7:#4b5563;--pos:11,87,208;--neg:194,65,12}
@media (prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e6edf3;--soft:#9aa5b1;--line:#30363d;--panel:#161b22;--accent:#8ab4f8;--good:#56d364;--bad:#ff7b72;--unsure:#e3b341;
--c0:#8ab4f8;--c1:#fb923c;--c2:#4ade80;--c3:#c084fc;--c4:#2dd4bf;--c5:#f472b6;--c6:#eab308;--c7:#9ca3af;--pos:138,180,248;--neg:251,146,60}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
section{scroll-margin-top:4rem}main,header,nav,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.7rem;margin:1.2rem 0 .2rem}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{max-width:48rem}.note,small,figcaption{color:var(--soft)}.note,figcaption{font-size:.9rem}
a{color:var(--accent)}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;margin:.5rem 0}
.banner{position:sticky;top:0;z-index:2;background:#8a4b00;color:#fff;text-align:center;padding:.35rem 1rem;font-weight:600}
.failures{max-width:70rem;margin:1rem auto;padding:.6rem 1rem;border:2px solid var(--bad);border-radius:.5rem;background:var(--panel)}.failures p,.failures ul{margin:.2rem 0}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;margin:.4rem 0;font-size:.9rem}abbr{cursor:help}
.tag{font-size:.7rem;font-weight:600;vertical-align:middle;background:#8a4b00;color:#fff;border-radius:.3rem;padding:.1rem .4rem}
.scroll{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;font-size:.9rem;min-width:24rem}caption{text-align:left;color:var(--soft);padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem;border-bottom:1px solid var(--line)}thead th{border-bottom:2px solid var(--line);background:var(--panel)}tbody th{font-weight:500}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.pass,.fail,.undecided,.not-estimable{font-weight:700;white-space:nowrap}.pass{color:var(--good)}.fail{color:var(--bad)}.undecided,.not-estimable{color:var(--unsure)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}.card{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.8rem}.card h3{margin-top:0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;padding:0;margin:.6rem 0}.facts div{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .7rem}.facts dt{color:var(--soft);font-size:.85rem}.facts dd{margin:0;font-size:1.15rem;font-weight:600;overflow-wrap:anywhere}
.diagnostics{padding-left:1.1rem}.diagnostics .error code{color:var(--bad)}.diagnostics .warning code{color:var(--unsure)}code,pre{font:.85em ui-monospace,SFMono-Regular,Menlo,monospace}pre{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.8rem;overflow:auto;max-height:30rem}
figure{margin:1rem 0;overflow-x:auto}svg{display:block;max-width:100%;height:auto}svg.wide{max-width:none}
svg text{fill:var(--fg);font:12px system-ui,sans-serif}svg .soft{fill:var(--soft)}svg .axis{stroke:var(--line);stroke-width:1;fill:none}svg .mid{stroke:var(--soft);stroke-dasharray:3 3}
svg .observed{stroke:var(--c0);stroke-width:2;fill:none}svg .null{stroke:var(--c1);stroke-width:2;stroke-dasharray:6 4;fill:none}svg .dot{fill:var(--c0)}svg .whisker{stroke:var(--c0);stroke-width:1.5}svg .kept{fill:var(--c2)}
svg .g0{fill:var(--c0)}svg .g1{fill:var(--c1)}svg .g2{fill:var(--c2)}svg .g3{fill:var(--c3)}svg .g4{fill:var(--c4)}svg .g5{fill:var(--c5)}svg .g6{fill:var(--c6)}svg .g7{fill:var(--c7)}svg .g-none{fill:none;stroke:var(--soft)}
.k0{color:var(--c0)}.k1{color:var(--c1)}.k2{color:var(--c2)}.k3{color:var(--c3)}.k4{color:var(--c4)}.k5{color:var(--c5)}.k6{color:var(--c6)}.k7{color:var(--c7)}
svg .label{paint-order:stroke;stroke:var(--bg);stroke-width:3px}svg .pos{fill:rgb(var(--pos))}svg .neg{fill:rgb(var(--neg))}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--accent)}footer{color:var(--soft);font-size:.85rem;padding:2rem 1rem}
@media screen and (max-width:37.5rem){.stack table,.stack tbody,.stack tr,.stack th,.stack td{display:block;min-width:0}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stack caption{display:block}
.stack tr{border:1px solid var(--line);border-radius:.5rem;background:var(--panel);margin:.5rem 0;padding:.4rem .3rem}.stack th,.stack td{border:0;padding:.15rem .5rem;overflow-wrap:anywhere}.stack tbody th{font-weight:700}
.stack td::before{content:attr(data-label) ": ";color:var(--soft);font-weight:400}}
@media (max-width:40rem){body{font-size:15px}.banner{font-size:.85rem}section{scroll-margin-top:5rem}h1{font-size:1.35rem}}
@media print{:root{color-scheme:light}nav{display:none}.banner{position:fixed;top:0;left:0;right:0}main{padding-top:2rem}section{break-inside:auto}h2,h3,caption{break-after:avoid}tr,figure,.card{break-inside:avoid}pre{max-height:none;white-space:pre-wrap}.scroll,figure{overflow:visible}}
`;
