namespace MLNetTorch.Estimators;

/// <summary>How a report looks: fonts of the reader's system, and colours for light and dark.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --page: #f5f6f8; --card: #ffffff; --line: #e3e6eb; --ink: #1b2430; --soft: #5b6675; --accent: #2f6fde; --good: #2f7de0; --bad: #e0483b;
          --plot-text: #5b6675; --plot-grid: #e8ebef; --plot-training: #2f6fde; --plot-validation: #e25c12; --plot-rate: #0b8a6f;
          --plot-momentum: #8b5cf5; --plot-faint: #9ca3af;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #11151b; --card: #1a2029; --line: #2b3340; --ink: #e6eaf0; --soft: #9aa6b5; --accent: #79a9ff; --good: #4a8dea; --bad: #e8594c;
            --plot-text: #9aa6b5; --plot-grid: #2a323e; --plot-training: #79a9ff; --plot-validation: #ff9a5c; --plot-rate: #45cba9;
            --plot-momentum: #b79bff; --plot-faint: #6b7685;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;
        }
        main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
        h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 6px; overflow-wrap: anywhere; }
        h2 { font-size: 18px; margin: 40px 0 12px; }
        h3 { font-size: 14px; font-weight: 600; margin: 0 0 8px; overflow-wrap: anywhere; }
        p { margin: 0 0 12px; }
        .soft { color: var(--soft); }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; min-width: 0; }
        .grid { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); }
        .grid + .soft, .grid + .examples { margin-top: 12px; }
        .tiles { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(132px, 1fr)); margin-top: 22px; }
        .tiles > div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
        .tiles span { display: block; color: var(--soft); font-size: 13px; }
        .tiles b { display: block; font-size: 22px; font-weight: 600; line-height: 1.35; font-variant-numeric: tabular-nums; }
        svg { display: block; width: 100%; height: auto; }
        table { border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; }
        .card + .card, .grid + .card { margin-top: 16px; }
        .grid > .card + .card { margin-top: 0; }
        .figures { width: 100%; }
        .figures th { text-align: right; font-weight: 600; color: var(--soft); padding: 6px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; }
        .figures td { text-align: right; padding: 5px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; }
        .figures th:first-child, .figures td:first-child { text-align: left; }
        .figures tbody tr:last-child td { border-bottom: 0; }
        .figures .marked td { font-weight: 600; background: color-mix(in srgb, var(--accent) 14%, transparent); }
        .facts th { text-align: left; vertical-align: top; font-weight: 500; color: var(--soft); padding: 4px 24px 4px 0; white-space: nowrap; }
        .facts td { padding: 4px 0; overflow-wrap: anywhere; }
        .matrix { border-collapse: separate; border-spacing: 2px; }
        .matrix td { min-width: 36px; height: 32px; text-align: center; border-radius: 5px; padding: 0 4px; background: color-mix(in srgb, var(--line) 45%, transparent); }
        .matrix td.good { background: color-mix(in srgb, var(--good) var(--share), color-mix(in srgb, var(--line) 45%, transparent)); }
        .matrix td.bad { background: color-mix(in srgb, var(--bad) var(--share), color-mix(in srgb, var(--line) 45%, transparent)); }
        .matrix td.none { color: color-mix(in srgb, var(--soft) 45%, transparent); }
        .matrix th { font-weight: 500; color: var(--soft); padding: 2px 6px; max-width: 130px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .matrix tbody th { text-align: right; }
        .matrix thead th { max-width: 72px; }
        .examples { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); }
        .examples figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
        .examples img { display: block; width: 100%; height: 150px; object-fit: contain; background: color-mix(in srgb, var(--line) 45%, transparent); }
        .examples img.small { image-rendering: pixelated; }
        .examples figcaption { padding: 10px 12px; font-size: 13px; line-height: 1.45; overflow-wrap: anywhere; }
        .wrong { color: var(--bad); font-weight: 600; }
        .right { color: var(--good); font-weight: 600; }
        pre { margin: 0; overflow-x: auto; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        details > summary { cursor: pointer; font-weight: 600; }
        details[open] > summary { margin-bottom: 12px; }
        @media print { body { background: none; } .card, figure { break-inside: avoid; } }
        """;
}
