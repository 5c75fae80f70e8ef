/** The extension as tests use it, and what it does with tests that go wrong. */
@NullMarked
package io.rowmq.junit;

import org.jspecify.annotations.NullMarked;
