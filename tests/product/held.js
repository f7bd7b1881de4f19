// Which texts of a page axe holds to the rule of contrast. Contrast follows from how a text looks:
// its colour, size and weight, and what its ancestors paint behind it. A table says the same look
// hundreds of times, and axe would work each of them out from the pixels around it, which took more
// than half of its time. So of each look the first MOST that are shown are marked, on every page
// and at every width; all other rules are asked of everything.
globalThis.held = (() => {
    const MOST = 3, MARK = "data-held-to-contrast";
    axe.configure({rules: [{id: "color-contrast", selector: `[${MARK}]`}]});

    const behind = style => [
        style.backgroundColor, style.backgroundImage, style.opacity, style.position,
        style.clipPath, style.filter, style.mixBlendMode,
    ].join();
    const text = style => [
        style.color, style.fontSize, style.fontWeight, style.textShadow, style.webkitTextFillColor,
    ].join();
    const plain = "rgba(0, 0, 0, 0),none,1,static,none,none,normal";

    const says = one =>
        one.matches("input, select, textarea")
        || [...one.childNodes].some(part => part.nodeType === 3 && part.data.trim());
    const shuts = one =>
        one.closest(":disabled, [aria-disabled=true]") !== null
        || one.closest("label")?.control?.disabled === true;

    function mark() {
        const grounds = new Map([[null, ""]]), counted = new Map();
        for (const one of document.querySelectorAll("*")) {
            const style = getComputedStyle(one), painted = behind(style);
            const below = grounds.get(one.parentElement);
            const ground = painted === plain ? below : `${below}/${painted}`;
            grounds.set(one, ground);
            one.removeAttribute(MARK);
            if (!says(one) || !one.checkVisibility({visibilityProperty: true})) continue;
            const look = [one.tagName === "INPUT", shuts(one), text(style), ground].join("|");
            const number = (counted.get(look) ?? 0) + 1;
            counted.set(look, number);
            if (number <= MOST) one.setAttribute(MARK, "");
        }
    }
    return {mark};
})();
