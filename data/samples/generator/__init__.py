# The sample collection: an invented city's reports, from numbers to printed pages
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
