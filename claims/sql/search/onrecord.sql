CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = english);
ALTER TEXT SEARCH CONFIGURATION onrecord
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

COMMENT ON TEXT SEARCH CONFIGURATION onrecord IS
    'English stems without accents. Words of other languages are kept as they are written.';
