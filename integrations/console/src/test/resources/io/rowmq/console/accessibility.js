// What a person with a keyboard, a screen reader or weak eyes would stumble over on the page; empty if nothing.
(() => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const seen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';

    function colour(text) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    }

    const over = ([r, g, b, a], [r2, g2, b2]) =>
        [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];

    function ground(node) {
        if (!node) {
            return colour('white');
        }
        const own = colour(getComputedStyle(node).backgroundColor);
        return own[3] === 1 ? own : over(own, ground(node.parentElement));
    }

    function light([r, g, b]) {
        const [x, y, z] = [r, g, b].map((value) => value / 255).map((value) =>
            (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    }

    function contrast(node) {
        const back = ground(node);
        const [one, other] = [light(over(colour(getComputedStyle(node).color), back)), light(back)]
            .sort((a, b) => b - a);
        return (one + 0.05) / (other + 0.05);
    }

    const found = [];
    document.querySelectorAll('button, a, input, select, textarea').forEach((node) => {
        const name = node.getAttribute('aria-label') || node.innerText?.trim() || node.labels?.[0]?.innerText;
        if (seen(node) && !name) {
            found.push(`no name: ${node.outerHTML.slice(0, 120)}`);
        }
    });
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const node = words.currentNode.parentElement;
        if (words.currentNode.data.trim() && seen(node) && !node.closest(':disabled, .hidden, .skip, option, svg')) {
            const ratio = contrast(node);
            if (ratio < 4.5) {
                found.push(`contrast ${ratio.toFixed(2)}: ${words.currentNode.data.trim().slice(0, 40)}`);
            }
        }
    }
    document.querySelectorAll('table').forEach((table) => {
        if (!table.caption || [...table.querySelectorAll('thead th')].some((th) => th.scope !== 'col')) {
            found.push('a table without caption or scopes');
        }
    });
    if (document.querySelectorAll('main').length !== 1 || document.querySelectorAll('h1').length !== 1) {
        found.push('not one main part with one heading');
    }
    const ids = [...document.querySelectorAll('[id]')].map(({id}) => id);
    ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => found.push(`two elements are ${id}`));
    return [...new Set(found)].join('\n');
})()
