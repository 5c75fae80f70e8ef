// What is done with many messages: how far it is, in the corner, until it has ended.

import {h, show} from './dom.js';
import {get, post} from './api.js';
import {complain, notice} from './notices.js';
import {number, plain, plural} from './format.js';

const LOOK = 500;
export const DID = {MOVE: 'moved', COPY: 'copied', RETRY: 'retried', DELETE: 'deleted'};
const DOING = {MOVE: 'Moving', COPY: 'Copying', RETRY: 'Retrying', DELETE: 'Deleting'};

/** What an operation does, in words. */
export const what = (operation) => `${DOING[operation.what]} messages of ${plain(operation.source)}`
    + (operation.target ? ` to ${plain(operation.target)}` : '');

/** A bar that fills. */
export function progress(operation) {
    const bar = h('progress', {max: Math.max(1, operation.total), 'aria-label': what(operation)});
    bar.value = operation.state === 'DONE' ? bar.max : operation.examined;
    return bar;
}

/** What came of it, in words. */
export function outcome(operation) {
    const done = `${plural(operation.done, 'message')} ${DID[operation.what]}`;
    const left = operation.skipped ? `, ${number(operation.skipped)} left where they were` : '';
    const ended = {CANCELLED: ' before it was cancelled', FAILED: `, then: ${operation.error}`}[operation.state] ?? '';
    return done + left + ended;
}

/** Follows an operation until it has ended; then calls ended. */
export function follow(operation, ended) {
    const inside = h('div', {class: 'operation'});
    const corner = document.querySelector('.notices');
    const node = h('div', {class: 'notice'}, inside);
    corner.append(node);

    function draw(now) {
        show(inside, h('span', {}, `${what(now)} …`), progress(now),
            h('span', {class: 'small'}, `${number(now.examined)} of ${number(now.total)}`),
            h('button', {type: 'button', class: 'button slim', onclick: () =>
                post('operations/cancel', {id: String(now.id)}).catch(complain)}, 'Cancel'));
    }

    async function look(now) {
        if (now.state === 'RUNNING') {
            draw(now);
            setTimeout(async () => {
                try {
                    look(await get('operation', {id: now.id}));
                } catch (error) {
                    node.remove();
                    complain(error);
                }
            }, LOOK);
            return;
        }
        node.remove();
        notice(outcome(now), now.state === 'DONE' && !now.skipped ? 'good' : now.state === 'FAILED' ? 'bad' : 'mixed');
        ended?.();
    }

    look(operation);
}
