package io.rowmq.store.jdbc.internal.dialect;

/** How a text is written into columns of a database. */
public interface TextForm {

    /** As it is, where columns hold any text that Java can. */
    TextForm PLAIN = new TextForm() {
        @Override
        public String encode(String text) {
            return text;
        }

        @Override
        public String decode(String stored) {
            return stored;
        }
    };

    /** What is stored for a text. */
    String encode(String text);

    /** The text again. */
    String decode(String stored);
}
