// Charts of values over time, drawn as SVG.

import {h, s, show} from './dom.js';

const LEFT = 46;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 22;

const LINES = 4;
/** What has just begun to be measured is not squeezed into a corner. */
const LEAST_SPAN = 30_000;

/** A round number of which so many as there are lines reach a value. */
function step(value, least) {
    const wanted = Math.max(value / LINES, least);
    const power = 10 ** Math.floor(Math.log10(wanted));
    return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= wanted * 0.999);
}

function clock(at) {
    return new Date(at).toLocaleTimeString('en-GB');
}

/**
 * A chart that keeps itself up to date: call draw(points) with [{at: millis, values: [..]}].
 * series: [{label, tone}]; format: how a value reads; span: how many milliseconds it shows at most; least: between lines.
 */
export function chart({title, series, format, span, unit = '', least = 1}) {
    const plot = h('div', {class: 'plot'});
    const legend = h('ul', {class: 'legend'});
    const node = h('figure', {class: 'chart card'},
        h('figcaption', {}, h('h2', {}, title), legend), plot);
    let points = [];
    let shownSpan = span;
    let pointed = null;

    function paint() {
        const width = plot.clientWidth;
        const height = plot.clientHeight;
        if (width === 0) {
            return;
        }
        const end = points.length ? points[points.length - 1].at : Date.now();
        const known = points.length ? end - points[0].at : 0;
        const spanned = Math.min(shownSpan, Math.max(LEAST_SPAN, known));
        const start = end - spanned;
        const visible = points.filter((point) => point.at >= start - 60_000);
        const between = step(Math.max(...visible.flatMap((point) => point.values), 0), least);
        const top = between * LINES;
        const x = (at) => LEFT + (at - start) / spanned * (width - LEFT - RIGHT);
        const y = (value) => height - BOTTOM - value / top * (height - TOP - BOTTOM);

        const picture = s('svg', {width, height, role: 'img', 'aria-label': words(visible)});
        const clip = `clip-${title.replace(/\W/g, '')}`;
        picture.append(s('clipPath', {id: clip},
            s('rect', {x: LEFT, y: 0, width: Math.max(0, width - LEFT - RIGHT + 2), height})));
        for (let line = 0; line <= LINES; line++) {
            const value = between * line;
            picture.append(
                s('line', {x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: line ? 'grid' : 'axis'}),
                s('text', {x: LEFT - 8, y: y(value) + 4, class: 'tick', 'text-anchor': 'end'}, format(value)));
        }
        for (let line = 0; line <= LINES; line++) {
            const at = start + spanned * line / LINES;
            const anchor = line === 0 ? 'start' : line === LINES ? 'end' : 'middle';
            picture.append(s('text', {x: x(at), y: height - 5, class: 'tick', 'text-anchor': anchor},
                clock(at)));
        }
        const lines = s('g', {'clip-path': `url(#${clip})`});
        series.forEach(({tone}, index) => {
            if (visible.length < 2) {
                return;
            }
            const path = visible.map((point, i) =>
                `${i ? 'L' : 'M'}${x(point.at).toFixed(1)} ${y(point.values[index]).toFixed(1)}`).join('');
            const floor = y(0).toFixed(1);
            lines.append(
                s('path', {class: `area ${tone}`,
                    d: `${path}L${x(visible[visible.length - 1].at).toFixed(1)} ${floor}`
                        + `L${x(visible[0].at).toFixed(1)} ${floor}Z`}),
                s('path', {class: `line ${tone}`, d: path}));
        });
        picture.append(lines);
        const last = visible[visible.length - 1];
        const chosen = pointed === null || !last ? null : visible.reduce((best, point) =>
            (Math.abs(x(point.at) - pointed) < Math.abs(x(best.at) - pointed) ? point : best), last);
        if (chosen) {
            picture.append(s('line', {x1: x(chosen.at), x2: x(chosen.at), y1: TOP, y2: y(0), class: 'pointer'}));
            series.forEach(({tone}, index) => picture.append(
                s('circle', {cx: x(chosen.at), cy: y(chosen.values[index]), r: 4, class: `dot ${tone}`})));
        }
        show(plot, picture);
        explain(chosen ?? last, chosen);
    }

    function explain(point, chosen) {
        show(legend, series.map(({label, tone}, index) => h('li', {},
            h('span', {class: `swatch ${tone}`}), `${label} `,
            h('strong', {}, point ? `${format(point.values[index])}${unit}` : '–'))),
        chosen ? h('li', {class: 'muted'}, clock(chosen.at)) : null);
    }

    function words(visible) {
        const last = visible[visible.length - 1];
        return last
            ? `${title}: ${series.map(({label}, index) => `${label} ${format(last.values[index])}${unit}`).join(', ')}`
            : `${title}: nothing was measured yet`;
    }

    plot.addEventListener('pointermove', (event) => {
        pointed = event.clientX - plot.getBoundingClientRect().left;
        paint();
    });
    plot.addEventListener('pointerleave', () => {
        pointed = null;
        paint();
    });
    new ResizeObserver(paint).observe(plot);

    return {
        node,
        draw(next, nextSpan = shownSpan) {
            points = next;
            shownSpan = nextSpan;
            paint();
        },
    };
}
