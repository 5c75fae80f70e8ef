/**
 * Message selectors (Jakarta Messaging 3.1, section 3.8.1). A {@link io.rowmq.internal.selector.Parser} turns the text
 * into a tree of {@link io.rowmq.internal.selector.Expression}s, which says what the selector means and nothing about
 * how it is evaluated; a {@link io.rowmq.internal.selector.Compiler} turns the tree into functions of a message.
 */
@NullMarked
package io.rowmq.internal.selector;

import org.jspecify.annotations.NullMarked;
