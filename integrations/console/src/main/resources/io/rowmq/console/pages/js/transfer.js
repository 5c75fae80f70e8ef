// Moving, copying, retrying and deleting what was chosen: some messages, those of a selector, or all.

import {h} from './dom.js';
import {post} from './api.js';
import {confirm, dialog} from './dialog.js';
import {notice} from './notices.js';
import {follow} from './operations.js';
import {number, plain, plural} from './format.js';
import {destinationField} from './parts.js';

const DID = {move: 'moved', copy: 'copied', retry: 'sent back', delete: 'deleted'};

/** Which messages, in words. choice: {source, positions} or {source, selector} or {source}. */
export function words({source, positions, selector}) {
    if (positions) {
        return `${plural(positions.length, 'chosen message')} of ${plain(source)}`;
    }
    return selector ? `every message of ${plain(source)} for which ${selector}` : `all messages of ${plain(source)}`;
}

/** Does something with what was chosen; then calls changed. */
async function act(name, {source, positions, selector}, target, changed) {
    const which = positions ? {positions} : selector ? {selector} : {all: true};
    const result = await post(`messages/${name}`, {source, target, ...which});
    if (result.operation) {
        follow(result.operation, changed);
        return;
    }
    const left = result.skipped
        ? `, ${number(result.skipped)} left: in somebody's hands, gone, or with no place to go` : '';
    notice(`${plural(result.done, 'message')} ${DID[name]}${left}`, result.skipped ? 'mixed' : 'good');
    changed();
}

/** Sends dead letters back to where they were given up. Some at once; all of them only when asked again. */
export function retry(choice, changed) {
    if (choice.positions) {
        return act('retry', choice, undefined, changed);
    }
    return dialog({
        title: 'Retry',
        action: 'Retry',
        content: h('p', {}, `Send ${words(choice)} back to where they were given up?`),
        act: () => act('retry', choice, undefined, changed),
    });
}

/** Moves or copies to somewhere else. */
export function relocate(name, choice, changed) {
    const target = destinationField(name === 'move' ? 'Move to' : 'Copy to',
        'A name alone means a queue. It is created if it does not exist.');
    dialog({
        title: name === 'move' ? 'Move' : 'Copy',
        action: name === 'move' ? 'Move' : 'Copy',
        content: [h('p', {}, `${name === 'move' ? 'Move' : 'Copy'} ${words(choice)}.`), target.node],
        act: () => act(name, choice, target.input.value.trim(), changed),
    });
}

/** Deletes, after asking. */
export function remove(choice, changed) {
    const many = !choice.positions;
    confirm({
        title: many && !choice.selector ? 'Purge' : 'Delete',
        text: `Delete ${words(choice)}? They cannot be brought back.`,
        action: 'Delete',
        word: many && !choice.selector ? plain(choice.source) : null,
        act: () => act('delete', choice, undefined, changed),
    });
}
