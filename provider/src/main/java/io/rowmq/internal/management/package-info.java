/** What administrators call, carried out by the engine for whoever is allowed to. */
@NullMarked
package io.rowmq.internal.management;

import org.jspecify.annotations.NullMarked;
