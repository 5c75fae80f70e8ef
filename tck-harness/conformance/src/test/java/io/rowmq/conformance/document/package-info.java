/**
 * What the documents say of the whole: that the tests, error codes and pages they name are there. Needs no database.
 */
@NullMarked
package io.rowmq.conformance.document;

import org.jspecify.annotations.NullMarked;
