/* goi-read-channel.c: messages between the program and the processes that read for it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-channel"

#include "goi-read-channel.h"

#include "goi-read.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC 0x574f4947u /* "GOIW" */

/* What goes before every message. Both ends run on one machine. */
typedef struct
{
  guint32 magic;
  guint16 version;
  guint16 kind;
  guint64 payload;
  guint64 attached;
} Header;

/* Where the bytes of a snapshot come from. */
typedef struct
{
  GoiChannel *channel;
  GoiChannelStatus status;
} Source;

/* Waits until the socket can be read from or written to. */
static GoiChannelStatus
wait_for (GoiChannel *self, short events)
{
  struct pollfd fds[2] = { { self->socket, events, 0 }, { self->cancel_fd, POLLIN, 0 } };

  for (;;)
    {
      int timeout = -1, n;

      if (self->deadline > 0)
        {
          gint64 left = self->deadline - g_get_monotonic_time ();

          if (left <= 0)
            return GOI_CHANNEL_TIME;
          timeout = (int) MIN (left / 1000 + 1, G_MAXINT);
        }
      n = poll (fds, self->cancel_fd >= 0 ? 2 : 1, timeout);
      if (n < 0 && errno != EINTR)
        return GOI_CHANNEL_BROKEN;
      if (n > 0 && fds[1].revents != 0)
        return GOI_CHANNEL_CANCELLED;
      if (n > 0 && fds[0].revents != 0)
        return GOI_CHANNEL_OK;
    }
}

static GoiChannelStatus
failure (void)
{
  return errno == EPIPE || errno == ECONNRESET ? GOI_CHANNEL_CLOSED : GOI_CHANNEL_BROKEN;
}

/* Moves all bytes one way, POLLIN or POLLOUT, as the other end takes or gives them. */
static GoiChannelStatus
move_all (GoiChannel *self, short way, char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = way == POLLIN ? recv (self->socket, data, size, MSG_DONTWAIT)
                               : send (self->socket, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);

      if (n < 0 && (errno == EAGAIN || errno == EINTR))
        {
          GoiChannelStatus status = wait_for (self, way);

          if (status != GOI_CHANNEL_OK)
            return status;
          continue;
        }
      if (n <= 0)
        return n == 0 ? GOI_CHANNEL_CLOSED : failure ();
      data += n;
      size -= n;
    }
  return GOI_CHANNEL_OK;
}

/* Nothing is written to what is sent. */
static GoiChannelStatus
send_all (GoiChannel *self, gconstpointer data, gsize size)
{
  return move_all (self, POLLOUT, (char *) data, size);
}

static GoiChannelStatus
receive_all (GoiChannel *self, gpointer data, gsize size)
{
  return move_all (self, POLLIN, data, size);
}

/* The header takes the descriptor along. It is small enough to go in one piece. */
static GoiChannelStatus
send_header (GoiChannel *self, const Header *header, int fd)
{
  union
  {
    char buffer[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control = { 0 };
  struct iovec part = { (gpointer) header, sizeof *header };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

  if (fd >= 0)
    {
      struct cmsghdr *c;

      message.msg_control = control.buffer;
      message.msg_controllen = sizeof control.buffer;
      c = CMSG_FIRSTHDR (&message);
      c->cmsg_level = SOL_SOCKET;
      c->cmsg_type = SCM_RIGHTS;
      c->cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (c), &fd, sizeof fd);
    }
  for (;;)
    {
      gssize n = sendmsg (self->socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
      GoiChannelStatus status;

      if (n >= 0)
        return send_all (self, (const char *) header + n, sizeof *header - n);
      if (errno != EAGAIN && errno != EINTR)
        return failure ();
      status = wait_for (self, POLLOUT);
      if (status != GOI_CHANNEL_OK)
        return status;
    }
}

/**
 * goi_channel_send:
 * @self: a channel
 * @message: what to send
 * @attached: (nullable): bytes to send with it
 *
 * Returns: how it went; after anything but success the channel is of no more use
 */
GoiChannelStatus
goi_channel_send (GoiChannel *self, const GoiMessage *message, GBytes *attached)
{
  Header header = { MAGIC, GOI_CHANNEL_VERSION, message->kind, 0, 0 };
  GoiChannelStatus status;

  header.payload = message->payload != NULL ? message->payload->len : 0;
  header.attached = attached != NULL ? g_bytes_get_size (attached) : 0;
  status = send_header (self, &header, message->fd);
  if (status == GOI_CHANNEL_OK && header.payload > 0)
    status = send_all (self, message->payload->data, message->payload->len);
  if (status == GOI_CHANNEL_OK && header.attached > 0)
    status = send_all (self, g_bytes_get_data (attached, NULL), header.attached);
  return status;
}

/* The descriptors that came: one is kept. The space is for one, so that the kernel closes any others. */
static void
keep_descriptor (struct msghdr *message, int *fd)
{
  for (struct cmsghdr *c = CMSG_FIRSTHDR (message); c != NULL; c = CMSG_NXTHDR (message, c))
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && *fd < 0
        && c->cmsg_len >= CMSG_LEN (sizeof (int)))
      memcpy (fd, CMSG_DATA (c), sizeof *fd);
}

static GoiChannelStatus
receive_header (GoiChannel *self, Header *header, int *fd)
{
  union
  {
    char buffer[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control;
  struct iovec part = { header, sizeof *header };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  GoiChannelStatus status;
  gssize n;

  message.msg_control = control.buffer;
  message.msg_controllen = sizeof control.buffer;
  do
    {
      status = wait_for (self, POLLIN);
      if (status != GOI_CHANNEL_OK)
        return status;
      n = recvmsg (self->socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    }
  while (n < 0 && (errno == EAGAIN || errno == EINTR));
  if (n <= 0)
    return n == 0 ? GOI_CHANNEL_CLOSED : failure ();
  keep_descriptor (&message, fd);
  return receive_all (self, (char *) header + n, sizeof *header - n);
}

static gboolean
fill_snapshot (gpointer to, gsize size, gpointer user_data)
{
  Source *source = user_data;

  source->status = receive_all (source->channel, to, size);
  return source->status == GOI_CHANNEL_OK;
}

static GoiChannelStatus
receive_attached (GoiChannel *self, gsize size, GoiSnapshot **attached)
{
  Source source = { self, GOI_CHANNEL_BROKEN };

  *attached = goi_snapshot_new_filled (size, fill_snapshot, &source, NULL);
  return *attached == NULL && source.status == GOI_CHANNEL_OK ? GOI_CHANNEL_BROKEN : source.status;
}

/* How much there is to come is believed as far as it does come: memory is taken step by step. */
static GoiChannelStatus
receive_payload (GoiChannel *self, gsize size, GByteArray *payload)
{
  GoiChannelStatus status = GOI_CHANNEL_OK;

  while (size > 0 && status == GOI_CHANNEL_OK)
    {
      gsize step = MIN (size, 1024 * 1024);
      gsize at = payload->len;

      g_byte_array_set_size (payload, at + step);
      status = receive_all (self, payload->data + at, step);
      size -= step;
    }
  return status;
}

/**
 * goi_channel_receive:
 * @self: a channel
 * @message: (out caller-allocates): what came; to be cleared in any case
 *
 * Returns: how it went; after anything but success the channel is of no more use
 */
GoiChannelStatus
goi_channel_receive (GoiChannel *self, GoiMessage *message)
{
  Header header;
  GoiChannelStatus status;

  *message = (GoiMessage) { .fd = -1 };
  status = receive_header (self, &header, &message->fd);
  if (status != GOI_CHANNEL_OK)
    return status;
  if (header.magic != MAGIC || header.version != GOI_CHANNEL_VERSION || header.kind == 0
      || header.kind >= GOI_N_MESSAGES || header.payload > GOI_CHANNEL_MAX_PAYLOAD
      || header.attached > GOI_READ_MAX_BYTES)
    return GOI_CHANNEL_BROKEN;
  message->kind = header.kind;
  message->payload = g_byte_array_new ();
  status = receive_payload (self, header.payload, message->payload);
  if (status == GOI_CHANNEL_OK && header.attached > 0)
    status = receive_attached (self, header.attached, &message->attached);
  return status;
}

/**
 * goi_message_clear:
 * @message: a message that was received
 */
void
goi_message_clear (GoiMessage *message)
{
  g_clear_pointer (&message->payload, g_byte_array_unref);
  g_clear_pointer (&message->attached, goi_snapshot_unref);
  if (message->fd >= 0)
    close (message->fd);
  message->fd = -1;
}
