// Everything at a glance.

import {h} from '../dom.js';
import {get} from '../api.js';
import {chart} from '../chart.js';
import {every, update} from '../live.js';
import {number, plural, rate, short} from '../format.js';
import {checks} from './health.js';
import {badge, card, choice, destinationLink, empty, hash, tile, tiles} from '../parts.js';

const SPANS = {60: '1 min', 300: '5 min', 900: '15 min'};
const KEPT = 900_000;

export function overview(page, parameters, session) {
    let span = Number(parameters.get('span') ?? 300);
    let history = [];
    const problem = h('div', {});
    const numbers = h('div', {});
    const rates = chart({title: 'Messages per second', format: rate, unit: '/s', least: .5, span: span * 1000,
        series: [{label: 'in', tone: 'in'}, {label: 'out', tone: 'out'}]});
    const depths = chart({title: 'Messages that wait', format: short, span: span * 1000,
        series: [{label: 'waiting', tone: 'depth'}, {label: 'dead letters', tone: 'dead'}]});
    const spans = h('div', {});
    const lists = h('div', {class: 'columns three'});

    function draw() {
        rates.draw(history.map(({at, totals}) =>
            ({at, values: [totals.arrivedPerSecond, totals.settledPerSecond]})), span * 1000);
        depths.draw(history.map(({at, totals}) => ({at, values: [totals.ready, totals.dead]})), span * 1000);
        update(spans, choice('Time shown', Object.entries(SPANS), String(span), (key) => {
            span = Number(key);
            draw();
        }));
    }

    page.append(
        h('div', {class: 'heading'}, h('h1', {}, 'Overview'), h('span', {class: 'space'}), spans),
        problem, numbers, h('div', {class: 'columns two'}, rates.node, depths.node), lists);
    draw();
    every(2_000, problem, async (signal) => {
        const since = history.length ? history[history.length - 1].at : null;
        const found = await get('overview', {since}, signal);
        history = history.concat(found.history.map((totals) => ({at: Date.parse(totals.at), totals})))
            .filter(({at}) => at > Date.now() - KEPT);
        update(numbers, figures(found.totals));
        update(lists, deepest(found.deepest), dead(found.dead), health(found.health, session));
        draw();
    });
}

function figures(totals) {
    return tiles(
        tile('Waiting', short(totals.ready), {href: hash('destinations', {show: 'waiting', sort: 'ready',
            descending: true}), detail: totals.delayed ? `and ${short(totals.delayed)} not due yet` : 'all due'}),
        tile('In hand', short(totals.inHand), {detail: plural(totals.consumers, 'consumer')}),
        tile('Dead letters', short(totals.dead), {tone: totals.dead ? 'alarming' : '',
            href: hash('dead'),
            detail: totals.dead ? 'look at them' : 'none'}),
        tile('In', `${rate(totals.arrivedPerSecond)}/s`, {tone: 'in'}),
        tile('Out', `${rate(totals.settledPerSecond)}/s`, {tone: 'out'}),
        tile('Destinations', number(totals.queues + totals.topics), {href: hash('destinations'),
            detail: `${plural(totals.queues, 'queue')}, ${plural(totals.topics, 'topic')}`
                + (totals.paused ? `, ${number(totals.paused)} paused` : '')}));
}

function bars(destinations, tone) {
    const most = Math.max(...destinations.map(({ready}) => ready));
    return h('ol', {class: 'bars'}, destinations.map((one) => {
        const bar = h('span', {class: `fill ${tone}`});
        bar.style.width = `${Math.max(1, 100 * one.ready / most)}%`;
        return h('li', {}, h('span', {class: 'what'}, destinationLink(one.name), one.paused ? badge('paused',
            'warning') : null), h('span', {class: 'amount'}, short(one.ready)), h('span', {class: 'rail'}, bar));
    }));
}

function deepest(destinations) {
    return card('Most waits in', destinations.length ? bars(destinations, 'depth') : empty('Nothing waits.'));
}

function dead(destinations) {
    return card('Dead letters', destinations.length ? bars(destinations, 'dead') : empty('No message was given up.'));
}

function health(report, session) {
    return card('Health', checks(report), h('p', {class: 'muted small'}, `Tables of version ${report.schemaVersion}`
        + (report.shared ? ', shared by several JVMs' : ''), session.user ? ` · seen as ${session.user}` : ''));
}
