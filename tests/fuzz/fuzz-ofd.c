/* fuzz-ofd.c: OFD documents, given as their parts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-ofd-reader.h"

static const FuzzPart parts[] = {
  { "Doc_0/Pages/Page_0/Content.xml", NULL },
  { "OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>" },
  { "Doc_0/Document.xml",
    "<Document><CommonData><PublicRes>PublicRes.xml</PublicRes>"
    "<TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></CommonData>"
    "<Pages><Page BaseLoc=\"Pages/Page_0/Content.xml\"/></Pages></Document>" },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = fuzz_package (data, size, parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_ofd_reader_read (bytes, NULL, &error);

  fuzz_check_document (document, error);
  return 0;
}
