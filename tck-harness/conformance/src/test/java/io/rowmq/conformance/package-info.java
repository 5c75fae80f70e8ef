/**
 * The specification of Jakarta Messaging 3.1, section by section, as tests. Each package is a part of the
 * specification, each class a section of it or several that belong together, and each test names the section it holds
 * RowMQ to.
 *
 * <p>The same tests run on every database: {@code rowmq.conformance.database} chooses it, see
 * {@link io.rowmq.conformance.ProviderUnderTest}.
 */
@NullMarked
package io.rowmq.conformance;

import org.jspecify.annotations.NullMarked;
