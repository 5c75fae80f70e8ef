/**
 * The starter in applications, with the Spring Boot that is on the class path: the same tests are run with version 4.
 */
@NullMarked
package io.rowmq.spring.boot;

import org.jspecify.annotations.NullMarked;
