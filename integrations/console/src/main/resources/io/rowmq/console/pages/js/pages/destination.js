// One queue with what waits in it, or one topic with its subscriptions.

import {h, icon} from '../dom.js';
import {get, post} from '../api.js';
import {confirm} from '../dialog.js';
import {chart} from '../chart.js';
import {every, update} from '../live.js';
import {ago, isTopic, number, plain, rate, short} from '../format.js';
import {attempt, notice} from '../notices.js';
import {badge, hash, link, marks, tile, tiles} from '../parts.js';
import {browser} from '../browser.js';
import {send} from '../send.js';
import {subscriptionTable} from './subscriptions.js';

const SPAN = 300_000;

export function destination(page, parameters, session) {
    const name = parameters.get('name') ?? '';
    const history = [];
    const heading = h('div', {class: 'heading'});
    const problem = h('div', {});
    const numbers = h('div', {});
    const settings = h('div', {});
    const rates = chart({title: 'Messages per second', format: rate, unit: '/s', least: .5, span: SPAN,
        series: [{label: 'in', tone: 'in'}, {label: 'out', tone: 'out'}]});
    const depth = chart({title: 'Messages that wait', format: short, span: SPAN,
        series: [{label: 'waiting', tone: 'depth'}, {label: 'in hand', tone: 'hand'}]});
    const inside = h('div', {});
    let begun = false;

    page.append(h('p', {class: 'crumbs'}, link('destinations', {}, 'Destinations')), heading, problem, numbers,
        h('div', {class: 'columns two low'}, rates.node, depth.node), inside, settings);

    let again = () => {};
    const look = every(2_000, problem, async (signal) => {
        const details = await get('destination', {name}, signal);
        draw(details);
        if (!begun) {
            begun = true;
            if (isTopic(details.destination.name)) {
                subscriptions(inside, details, session);
            } else {
                again = browser(inside, {source: details.destination.name, rights: details.rights, session,
                    dead: details.destination.deadLetters, selector: parameters.get('selector') ?? '',
                    changed: () => look()});
            }
        }
    });

    async function pause(one) {
        await attempt(() => post(`destinations/${one.paused ? 'resume' : 'pause'}`, {name: one.name}),
            one.paused ? `${plain(one.name)} delivers again` : `${plain(one.name)} looks empty to consumers now`);
        look();
    }

    function drop(one) {
        confirm({
            title: 'Delete the destination',
            text: `Delete ${one.name} with all its messages and settings? It comes into being again, empty, when an `
                + 'application uses it.',
            action: 'Delete',
            word: plain(one.name),
            act: async () => {
                await post('destinations/delete', {name: one.name});
                notice(`${one.name} is deleted`);
                window.location.hash = hash('destinations');
            },
        });
    }

    function actions(one, rights) {
        const manage = rights.includes('MANAGE') && !session.readOnly;
        return [
            rights.includes('SEND') && !session.readOnly ? h('button', {type: 'button', class: 'button primary',
                'data-focus': 'send', onclick: () => send(one.name, () => {
                    look();
                    again();
                })}, icon('send'), 'Send …') : null,
            manage ? h('button', {type: 'button', class: 'button', 'data-focus': 'pause', onclick: () => pause(one)},
                icon(one.paused ? 'play' : 'pause'), one.paused ? 'Resume' : 'Pause') : null,
            manage ? h('button', {type: 'button', class: 'button grim', 'data-focus': 'drop', onclick: () => drop(one)},
                'Delete …') : null,
        ];
    }

    function draw({destination: one, settings: all, rights}) {
        update(heading, h('h1', {}, badge(isTopic(one.name) ? 'topic' : 'queue', 'kind'), plain(one.name)), marks(one),
            h('span', {class: 'space'}), actions(one, rights));
        update(numbers, tiles(
            tile('Waiting', short(one.ready), {detail: one.next ? ['next sent ', ago(one.next)] : 'nothing'}),
            tile('In hand', short(one.inHand)),
            tile('Not due yet', short(one.delayed)),
            tile('Consumers', number(one.consumers),
                isTopic(one.name) ? {detail: `${number(one.subscriptions)} subscriptions`} : {}),
            tile('In', `${rate(one.arrivedPerSecond)}/s`, {tone: 'in', detail: `${short(one.arrived)} so far`}),
            tile('Out', `${rate(one.settledPerSecond)}/s`, {tone: 'out', detail: `${short(one.settled)} so far`})));
        history.push({at: Date.now(), one});
        while (history[0].at < Date.now() - SPAN) {
            history.shift();
        }
        rates.draw(history.map(({at, one: then}) => ({at, values: [then.arrivedPerSecond, then.settledPerSecond]})));
        depth.draw(history.map(({at, one: then}) => ({at, values: [then.ready, then.inHand]})));
        if (Object.keys(all).length && !settings.firstChild) {
            update(settings, h('details', {class: 'card'}, h('summary', {}, 'Settings that hold here'),
                h('dl', {class: 'properties'}, Object.entries(all).map(([key, value]) =>
                    [h('dt', {}, key), h('dd', {}, value)])),
                h('p', {class: 'muted small'}, 'Changed with ', h('code', {}, 'rowmq settings set'), '.')));
        }
    }
}

function subscriptions(node, {destination: one, rights}, session) {
    const may = rights.includes('MANAGE') && !session.readOnly;
    const problem = h('div', {});
    const list = h('div', {});
    node.append(problem, list);
    const look = every(4_000, problem, async (signal) => {
        const found = await get('subscriptions', {filter: one.name, limit: 500}, signal);
        update(list, h('section', {class: 'card flush'}, h('h2', {}, 'Subscriptions'),
            subscriptionTable(found.subscriptions, {may, changed: () => look()})));
    });
}
