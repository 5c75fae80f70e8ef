// Sends a message by hand.

import {h} from './dom.js';
import {post} from './api.js';
import {dialog} from './dialog.js';
import {notice} from './notices.js';
import {destinationField, field} from './parts.js';

/** '2026-11-21T10:00' of the browser's own time, in milliseconds. */
const moment = (text) => (text ? new Date(text).getTime() : undefined);

/** 'name=value' in each line as JSON: numbers and truths are what they look like, unless in quotes. */
function properties(text) {
    const found = text.split('\n').filter((line) => line.trim()).map((line) => {
        const at = line.indexOf('=');
        if (at < 1) {
            throw new Error(`The property '${line.trim()}' is not written name=value.`);
        }
        const value = line.slice(at + 1).trim();
        const plain = /^(true|false|-?(0|[1-9]\d*)(\.\d+)?|"([^"\\]|\\.)*")$/.test(value);
        // as text, so that 2.0 stays a fraction and no number is cut short
        return `${JSON.stringify(line.slice(0, at).trim())}:${plain ? value : JSON.stringify(value)}`;
    });
    return `{${found.join(',')}}`;
}

/** Asks for a message and sends it; target may be empty. Then calls sent. */
export function send(target, sent) {
    const to = destinationField('To');
    to.input.value = target;
    const body = h('textarea', {rows: 9, spellcheck: 'false'});
    const more = h('textarea', {rows: 3, spellcheck: 'false', placeholder: 'colour=red'});
    const priority = h('input', {type: 'number', min: '0', max: '9', value: '4'});
    const due = h('input', {type: 'datetime-local'});
    const live = h('input', {type: 'number', min: '1', placeholder: 'without end'});
    const correlation = h('input', {type: 'text', autocomplete: 'off', spellcheck: 'false'});
    const type = h('input', {type: 'text', autocomplete: 'off', spellcheck: 'false'});
    const reply = h('input', {type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: 'queue://answers'});
    const lasting = h('input', {type: 'checkbox', checked: true});
    dialog({
        title: 'Send a message',
        action: 'Send',
        wide: true,
        content: [to.node, field('Text', body), field('Properties', more, 'One in each line: name=value; numbers, true and false are what they look like, unless in quotes.'),
            h('details', {}, h('summary', {}, 'Headers'), h('div', {class: 'columns'},
                field('Priority', priority), field('Not before', due), field('Time to live in seconds', live),
                field('Correlation ID', correlation), field('Type', type), field('Reply to', reply)),
            h('label', {}, lasting, ' persistent'))],
        act: async () => {
            const message = {
                bodyType: 'TEXT',
                text: body.value,
                priority: Number(priority.value),
                persistent: lasting.checked,
                deliveryTime: moment(due.value),
                timeToLive: live.value ? Number(live.value) * 1000 : undefined,
                correlationId: correlation.value || undefined,
                type: type.value || undefined,
                replyTo: reply.value || undefined,
            };
            const text = `${JSON.stringify(message).slice(0, -1)},"properties":${properties(more.value)}}`;
            const {id} = await post('messages/send', {target: to.input.value.trim(), message: text});
            notice(`Sent as ${id}`);
            sent();
        },
    });
}
