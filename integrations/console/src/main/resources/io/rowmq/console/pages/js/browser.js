// What waits in a queue or subscription, page by page, in the order of delivery; and what can be done with it.

import {h, show} from './dom.js';
import {get} from './api.js';
import {update} from './live.js';
import {attempt} from './notices.js';
import {ago, number} from './format.js';
import {badge, button, empty, failure, field, table} from './parts.js';
import {openMessage} from './message.js';
import {relocate, remove, retry} from './transfer.js';

const LIMIT = 50;

/**
 * Shows the messages of options.source in a node. rights: what who is logged in may do; dead: whether they are dead
 * letters; changed: is called when something was done. Returns a function that looks again.
 */
export function browser(node, {source, dead, rights, session, selector: given = '', changed}) {
    const may = rights.includes('MANAGE') && !session.readOnly;
    const problem = h('div', {});
    const doing = h('div', {class: 'doing'});
    const list = h('div', {});
    const foot = h('footer', {});
    const selector = h('input', {type: 'text', value: given, spellcheck: 'false', autocomplete: 'off',
        placeholder: dead ? "JMS_RowMQ_ExceptionClass LIKE '%Timeout%'" : "JMSPriority > 4 AND colour = 'red'"});
    const form = h('form', {class: 'controls', onsubmit: (event) => {
        event.preventDefault();
        applied = selector.value.trim();
        turn([null]);
    }}, field('Selector', selector), h('button', {type: 'submit', class: 'button'}, 'Apply'));
    const chosen = new Set();
    let applied = given.trim();
    let cursors = [null];
    let page = {messages: [], end: true};

    show(node, h('section', {class: 'card flush'}, h('div', {class: 'top'}, h('h2', {}, dead ? 'Dead letters'
        : 'Messages'), form, may ? doing : null), problem, list, foot));

    /** Shows the page behind the last of some cursors. */
    async function turn(next) {
        const focused = foot.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
        try {
            page = await get('messages', {source, selector: applied, cursor: next[next.length - 1], limit: LIMIT});
            cursors = next;
            chosen.clear();
            update(problem);
            draw();
            if (focused) {
                foot.querySelector(`[data-focus="${focused}"]:not(:disabled)`)?.focus();
            }
        } catch (error) {
            update(problem, failure(error));
        }
    }

    const again = () => turn(cursors);

    function done() {
        again();
        changed?.();
    }

    function choice() {
        return chosen.size ? {source, positions: [...chosen]} : {source, selector: applied};
    }

    function drawDoing() {
        const which = chosen.size ? `${number(chosen.size)} chosen` : applied ? 'all of the selector' : 'all';
        const nothing = page.messages.length === 0 && page.end && cursors.length === 1;
        update(doing, h('span', {class: 'muted', 'aria-live': 'polite'}, 'With ', h('strong', {}, which), ':'),
            dead ? button('Retry', () => attempt(() => retry(choice(), done)), {tone: 'primary', disabled: nothing})
                : null,
            button('Move …', () => relocate('move', choice(), done), {disabled: nothing}),
            button('Copy …', () => relocate('copy', choice(), done), {disabled: nothing}),
            button('Delete …', () => remove(choice(), done), {tone: 'grim', disabled: nothing}));
    }

    function draw() {
        const count = cursors.length;
        update(list, page.messages.length ? table({
            caption: `Messages of ${source}`,
            rows: page.messages,
            key: ({position}) => position,
            columns: [may ? choosing() : null, ...(dead ? letters() : messages())].filter(Boolean),
        }) : empty(none(count)));
        update(foot, h('span', {class: 'muted', 'aria-live': 'polite'},
            page.messages.length ? `Page ${number(count)}, ${number(page.messages.length)} messages` : ''),
        h('span', {class: 'space'}),
        paging('first', 'First', () => turn([null]), count === 1),
        paging('back', 'Back', () => turn(cursors.slice(0, -1)), count === 1),
        paging('next', page.messages.length || page.end ? 'Next' : 'Look on', () => turn([...cursors, page.cursor]),
            page.end),
        paging('again', 'Refresh', again, false));
        drawDoing();
    }

    function none(count) {
        if (!page.end) {
            return 'Nothing like that among those looked at so far. There are more: look on.';
        }
        if (count > 1) {
            return 'Nothing more.';
        }
        return applied ? 'No message that waits is like that.' : 'Nothing waits here.';
    }

    function paging(key, text, onclick, disabled) {
        return h('button', {type: 'button', class: 'button', 'data-focus': key, onclick, disabled}, text);
    }

    function choosing() {
        const all = h('input', {type: 'checkbox', 'aria-label': 'Choose all on this page', onchange: () => {
            list.querySelectorAll('td input[type="checkbox"]').forEach((box) => {
                box.checked = all.checked;
            });
            page.messages.forEach(({position}) => (all.checked ? chosen.add(position) : chosen.delete(position)));
            drawDoing();
        }});
        return {title: all, tone: 'tick', cell: ({position, id}) => {
            const box = h('input', {type: 'checkbox', 'aria-label': `Choose ${id}`, onchange: () => {
                if (box.checked) {
                    chosen.add(position);
                } else {
                    chosen.delete(position);
                }
                all.checked = chosen.size === page.messages.length;
                all.indeterminate = chosen.size > 0 && !all.checked;
                drawDoing();
            }});
            return box;
        }};
    }

    function opener(message) {
        return h('button', {type: 'button', class: 'opener', onclick: () => openMessage(source, message.position)},
            message.text ?? h('span', {class: 'muted'}, message.bodyType === 'NONE' ? 'no body'
                : `${message.bodyType.toLowerCase()}, ${number(message.bodySize)} bytes`));
    }

    function messages() {
        return [
            {title: 'Body', tone: 'wide', cell: opener},
            {title: 'Type', cell: ({bodyType}) => bodyType.toLowerCase()},
            {title: 'Priority', tone: 'figure', cell: ({priority}) => priority},
            {title: 'Deliveries', tone: 'figure', cell: ({deliveries, inHand}) =>
                [inHand ? badge('in hand', 'good') : null, ` ${deliveries}`]},
            {title: 'Sent', cell: ({timestamp}) => ago(timestamp)},
        ];
    }

    function letters() {
        return [
            {title: 'Body', tone: 'wide', cell: opener},
            {title: 'Given up in', cell: ({properties}) => properties.JMS_RowMQ_OriginalDestination ?? '–'},
            {title: 'Why', tone: 'reason', cell: why},
            {title: 'When', cell: ({properties}) => ago(Number(properties.JMS_RowMQ_DeadLetterTime ?? 0))},
            may ? {title: '', cell: (message) => button('Retry', () => attempt(() =>
                retry({source, positions: [message.position]}, done)),
            {tone: 'slim', title: 'Send it back to where it was given up'})} : null,
        ].filter(Boolean);
    }

    function why({properties, deliveries}) {
        const tries = properties.JMS_RowMQ_DeliveryCount ?? deliveries;
        const exception = (properties.JMS_RowMQ_ExceptionClass ?? '').split('.').pop();
        return [badge((properties.JMS_RowMQ_DeadLetterReason ?? 'unknown').toLowerCase().replaceAll('_', ' '),
            'danger'), h('span', {class: 'small'}, ` after ${tries} ${Number(tries) === 1 ? 'try' : 'tries'}`),
        exception ? h('span', {class: 'small cause'}, h('strong', {}, exception), ' ',
            h('span', {class: 'muted'}, properties.JMS_RowMQ_ExceptionMessage ?? '')) : null];
    }

    turn([null]);
    return again;
}
