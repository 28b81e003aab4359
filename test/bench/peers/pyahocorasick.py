"""pyahocorasick as an engine of the benchmark; see ../engines.mjs for what it is told and answers."""
import json
import sys
import time

import ahocorasick

text_file, forms_file, method = sys.argv[1:4]
with open(text_file, encoding="utf-8") as file:
    text = file.read()
with open(forms_file, encoding="utf-8") as file:
    forms = file.read().split("\n")


def answer(**values):
    print(json.dumps(values), flush=True)


start = time.process_time()
automaton = ahocorasick.Automaton()
for index, form in enumerate(forms):
    automaton.add_word(form, (index, len(form)))
automaton.make_automaton()
answer(build=(time.process_time() - start) * 1000)

find = automaton.iter_long if method == "iter_long" else automaton.iter
for _ in sys.stdin:
    start = time.process_time()
    hits = 0
    for _ in find(text):
        hits += 1
    answer(ms=(time.process_time() - start) * 1000, hits=hits)
