// What is looked at again and again while a page is shown.

import {failure} from './parts.js';

const stops = new Set();
let paused = false;

/** Whether pages stand still. */
export const isPaused = () => paused;

export function pause(value) {
    paused = value;
}

/** Ends everything that the page before has begun. */
export function leave() {
    stops.forEach((stop) => stop());
    stops.clear();
}

/**
 * Calls look(signal) now and then every so many milliseconds, one after the other, unless nobody can see the page; what
 * goes wrong is shown in a node until it goes right again. Returns a function that looks at once.
 */
export function every(millis, problem, look) {
    let ended = false;
    let timer;
    let going = null;

    async function run(wanted) {
        clearTimeout(timer);
        if (wanted || !(paused || document.hidden)) {
            going?.abort();
            going = new AbortController();
            const own = going;
            try {
                await look(own.signal);
                problem.replaceChildren();
            } catch (error) {
                if (error.name !== 'AbortError') {
                    problem.replaceChildren(failure(error));
                }
            }
            if (own !== going) {
                return;
            }
        }
        if (!ended) {
            timer = setTimeout(() => run(false), millis);
        }
    }

    const seen = () => !document.hidden && run(false);
    document.addEventListener('visibilitychange', seen);
    stops.add(() => {
        ended = true;
        clearTimeout(timer);
        going?.abort();
        document.removeEventListener('visibilitychange', seen);
    });
    run(true);
    return () => run(true);
}

/** Puts other children in a node; what has the keyboard, and how far it is scrolled, stays. */
export function update(node, ...children) {
    const focus = node.contains(document.activeElement) ? document.activeElement : null;
    const name = focus?.dataset.focus;
    const left = node.querySelector('.scroll')?.scrollLeft;
    node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined
        && child !== false));
    if (left) {
        node.querySelector('.scroll').scrollLeft = left;
    }
    if (name) {
        node.querySelector(`[data-focus="${CSS.escape(name)}"]`)?.focus({preventScroll: true});
    }
}
