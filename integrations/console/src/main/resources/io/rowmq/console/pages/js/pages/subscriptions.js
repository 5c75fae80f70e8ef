// The subscriptions of topics, and what waits in one of them.

import {h} from '../dom.js';
import {get, post} from '../api.js';
import {browser} from '../browser.js';
import {confirm} from '../dialog.js';
import {every, update} from '../live.js';
import {list} from '../lists.js';
import {notice} from '../notices.js';
import {ago, number, plain, short} from '../format.js';
import {badge, button, destinationLink, empty, hash, link, pager, table, tile, tiles} from '../parts.js';

const LIMIT = 50;

/** Ends a subscription, after asking; then calls changed. */
function unsubscribe(one, changed) {
    confirm({
        title: 'End the subscription',
        text: `End ${one.name || 'this subscription'} of ${plain(one.topic)}, and delete the ${number(one.ready)} `
            + 'messages that wait in it? They cannot be brought back.',
        action: 'Unsubscribe',
        word: one.ready > 0 ? one.name : null,
        act: async () => {
            await post('subscriptions/unsubscribe', {id: String(one.id)});
            notice(`${one.name} is ended`);
            changed();
        },
    });
}

/** Subscriptions as a table. may: whether they can be ended; changed: is called when one was. */
export function subscriptionTable(rows, {may, changed, topics = false}) {
    return rows.length ? table({
        caption: 'Subscriptions',
        rows,
        columns: [
            {title: 'Name', tone: 'wide', cell: (one) => [
                h('a', {href: hash('subscription', {id: one.id}), class: 'name', 'data-focus': `subscription-${one.id}`},
                    one.name || `(no name, ${one.id})`),
                one.durable ? null : badge('not durable'),
                one.shared ? badge('shared') : null, one.noLocal ? badge('no local') : null]},
            topics ? {title: 'Topic', cell: ({topic}) => destinationLink(topic)} : null,
            {title: 'Client', cell: ({clientId}) => clientId ?? '–'},
            {title: 'Selector', cell: ({selector}) => (selector ? h('code', {}, selector) : '–')},
            {title: 'Waiting', tone: 'figure', cell: ({ready}) => number(ready)},
            {title: 'In hand', tone: 'figure', cell: ({inHand}) => number(inHand)},
            {title: 'Next sent', tone: 'figure', cell: ({next}) => ago(next)},
            {title: 'Consumers', tone: 'figure', cell: ({consumers}) => number(consumers)},
            may ? {title: '', cell: (one) => (one.durable ? button('Unsubscribe …', () => unsubscribe(one, changed),
                {tone: 'slim grim', focus: `end-${one.id}`}) : null)} : null,
        ].filter(Boolean),
    }) : empty('There are none.');
}

export function subscriptions(page, parameters, session) {
    let offset = 0;
    const filter = h('input', {type: 'search', placeholder: 'part of a topic, or news.*', 'aria-label': 'Filter by topic',
        spellcheck: 'false', value: parameters.get('filter') ?? ''});
    const {look, controls} = list(page, {
        title: 'Subscriptions',
        path: 'subscriptions',
        parameters: () => ({filter: filter.value.trim(), offset, limit: LIMIT}),
        render: (found) => h('div', {class: 'card flush'},
            subscriptionTable(found.subscriptions, {topics: true, may: !session.readOnly, changed: () => look()}),
            h('footer', {}, h('span', {class: 'space'}), pager({offset, limit: LIMIT, shown: found.subscriptions.length,
                more: found.more, onpage: (next) => {
                    offset = next;
                    look();
                }}))),
    });
    controls.append(filter);
    let typing;
    filter.addEventListener('input', () => {
        clearTimeout(typing);
        typing = setTimeout(() => {
            offset = 0;
            look();
        }, 250);
    });
}

export function subscription(page, parameters, session) {
    const id = parameters.get('id');
    const heading = h('div', {class: 'heading'});
    const problem = h('div', {});
    const numbers = h('div', {});
    const inside = h('div', {});
    let begun = false;
    page.append(h('p', {class: 'crumbs'}, link('subscriptions', {}, 'Subscriptions')), heading, problem, numbers, inside);
    const look = every(2_000, problem, async (signal) => {
        const one = await get('subscription', {id}, signal);
        update(heading, h('h1', {}, badge('subscription', 'kind'), one.name || `(no name, ${one.id})`),
            one.durable ? null : badge('not durable'), one.shared ? badge('shared') : null);
        update(numbers, tiles(
            tile('Waiting', short(one.ready), {detail: one.next ? ['next sent ', ago(one.next)] : 'nothing'}),
            tile('In hand', short(one.inHand)), tile('Not due yet', short(one.delayed)),
            tile('Consumers', number(one.consumers)),
            tile('Client', one.clientId ?? '–', {tone: 'text'}), tile('Selector', one.selector ?? '–',
                {tone: 'text'})));
        if (!begun) {
            begun = true;
            const {rights} = await get('destination', {name: one.topic}, signal);
            browser(inside, {source: `subscription://${one.id}`, rights, session, dead: false,
                changed: () => look()});
        }
    });
}
